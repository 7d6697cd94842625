import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };
const read = (text: string) => propose(text, { known, published: '2019-05-17' }).proposals;
const ofType = (text: string, type: string) => read(text).filter((each) => each.type === type);
const VISIT =
  'Finnish Prime Minister Marja Salonen ended a two-day visit to Norway on Tuesday and said that Norwegian Prime Minister Henrik Dahl would travel to Helsinki in autumn.';
const members = (text: string) =>
  ofType(text, 'Delegate').flatMap(({ claim }) =>
    claim['capacity'] === 'MEMBER' ? [`${claim['person'] as string}: ${(claim['role'] as string | undefined) ?? ''}`] : [],
  );

test.each([
  [
    'The prime minister was accompanied by Foreign Minister Timo Aalto, the chief of the navy, Admiral Juhani Rask, and Outi Lehto, who heads the trade board.',
    ['timo-aalto: Foreign Minister', 'juhani-rask: Admiral', 'outi-lehto: '],
  ],
  [
    'She was accompanied by Mr Timo Aalto, Deputy Minister of Energy, Industry and Trade; Ms Outi Lehto, Chairwoman of the Forest Board; and Professor Pia Rinne, Rector of the Academy of Arts in Turku.',
    [
      'timo-aalto: Deputy Minister of Energy, Industry and Trade',
      'outi-lehto: Chairwoman of the Forest Board',
      'pia-rinne: Rector of the Academy of Arts in Turku',
    ],
  ],
  [
    'Her delegation told the story before a word had been spoken. Deputy Prime Minister Timo Aalto led the economic side, with the minister of industry and trade, Outi Lehto. The minister of public security, General Juhani Rask, was a late addition.',
    [
      'timo-aalto: Deputy Prime Minister',
      'outi-lehto: minister of industry and trade',
      'juhani-rask: minister of public security',
    ],
  ],
])('those who came along are delegates, though the text also tells of another visit: %s', (words, expected) => {
  expect(members(`${VISIT}\n\n${words}`)).toEqual(expected);
});

test('people of a later paragraph, and of the host, do not belong to “her delegation”', () => {
  const text = `${VISIT}\n\nHer delegation told the story. Norwegian Foreign Minister Nils Moe smiled.\n\nForeign Minister Timo Aalto stayed at home.`;
  expect(members(text)).toEqual([]);
});

test('a headline’s premier is not the outlet in the line below it', () => {
  const text = `Finnish premier leaves Norway with a deal\nMeridian Wire, 14 May 2019, Oslo\n\n${VISIT}`;
  expect(ofType(text, 'Position').map(({ claim }) => claim['person'])).toEqual(['marja-salonen', 'henrik-dahl']);
});

test('the guest is not the person of a relative clause', () => {
  const text = 'Marja Salonen of Finland, who succeeded Timo Aalto in May, spent three days in Norway this week.';
  expect(ofType(text, 'Visit').map(({ key }) => key['slug'])).toEqual([expect.stringMatching(/^marja-salonen-norway/)]);
});

test('of two ministers named one after the other, each has the office before the name', () => {
  const text =
    'At the invitation of the Minister of Foreign Affairs, H.E. Mr Nils Moe, the Minister of Foreign Affairs of the Republic of Finland, H.E. Ms Outi Lehto, paid an official visit to the Kingdom of Norway from 5 to 7 May 2019.';
  expect(ofType(text, 'Position').map(({ claim }) => [claim['person'], claim['title'], claim['country']])).toEqual([
    ['nils-moe', 'Minister of Foreign Affairs', undefined],
    ['outi-lehto', 'Minister of Foreign Affairs', 'finland'],
  ]);
});

const READOUT =
  'At the invitation of the Minister of Foreign Affairs, H.E. Mr Nils Moe, the Minister of Foreign Affairs of the Republic of Finland, H.E. Ms Outi Lehto, paid an official visit to the Kingdom of Norway from 13 to 15 May 2019.';
const events = (text: string) =>
  read(text).flatMap(({ type, key, claim, confidence }) => {
    if (type !== 'Event') return [];
    const people = read(text).flatMap((each) =>
      each.type === 'Participant' && each.key['event'] === key['slug'] ? [String(each.claim['person'])] : [],
    );
    expect(confidence).toBeLessThan(SURE);
    return [[claim['kind'], claim['start'], claim['venue'], claim['visit'] !== undefined, people.sort().join(' ')]];
  });

test.each([
  [
    'On the afternoon of 13 May, shortly after her arrival, Ms Lehto laid a wreath at the Mausoleum of Haakon VII and signed the book.',
    [['CEREMONY', '2019-05-13', 'Mausoleum of Haakon VII', true, 'outi-lehto']],
  ],
  [
    'Ms Lehto landed on Monday. On Monday morning she laid a wreath at the monument of the Unknown Soldier.',
    [['CEREMONY', '2019-05-13', undefined, true, 'outi-lehto']],
  ],
  [
    'On 14 May the two Ministers held talks at the seat of the Ministry.',
    [['TALKS', '2019-05-14', undefined, true, 'nils-moe outi-lehto']],
  ],
  [
    'At the close of the day, the Ministers signed an agreement on air services.',
    [['SIGNING', undefined, undefined, true, 'nils-moe outi-lehto']],
  ],
  [
    'In the evening, Mr Moe gave a dinner in honour of the guests.',
    [['BANQUET', undefined, undefined, true, 'nils-moe outi-lehto']],
  ],
  [
    'At a state dinner in the visitors’ honour on Tuesday night, Lehto told 200 guests that it was late.',
    [['BANQUET', '2019-05-14', undefined, true, 'outi-lehto']],
  ],
  [
    'On Wednesday Lehto and Norway’s minister of transport and communications, Ida Berg, signed a memorandum on mobile networks.',
    [['SIGNING', '2019-05-15', undefined, true, 'ida-berg outi-lehto']],
  ],
  ['Ms Lehto did not lay a wreath.', []],
  ['Ms Lehto will lay a wreath if the rain ends.', []],
])('events of a visit, as readouts report them: %s', (words, expected) => {
  expect(events(`${READOUT}\n\n${words}`)).toEqual(expected);
});

const LEDGER = {
  slug: 'the-ledger',
  name: 'The Ledger',
  aliases: [],
  abbreviation: null,
  kind: 'NEWSPAPER' as const,
  country: null,
};
const said = (text: string) => ofType(text, 'Statement').map(({ claim }) => claim['speakers'] ?? claim['speakersAsPrinted']);

test.each([
  ['In its editorial the daily wrote that the visit was “modest in words and large in deeds”.', ['the daily']],
  [
    'Foreign Minister Timo Aalto smiled. In his toast to Ms Lehto he called the towns “two ends of one long road”.',
    [{ person: 'timo-aalto' }],
  ],
  ['The newspaper Aamu itself remarked that the trains were “a start, provided that they run”.', ['The newspaper Aamu']],
  [
    'A radio station reported on Tuesday that Foreign Minister Timo Aalto had put aside his text and told them that Finland “does not need another study”.',
    [{ person: 'timo-aalto' }],
  ],
  [
    'Transport Minister Pia Oksanen Rinne laughed. Then Timo Aalto of Finland sat down.\n\nOksanen Rinne brushed aside doubts. “The first crane will be standing before the rains,” she said.',
    [{ person: 'pia-oksanen-rinne' }],
  ],
])('the speaker is the subject of the clause before a quotation: %s', (text, expected) => {
  expect(said(`Outi Lehto of Norway left.\n\n${text}`)).toEqual([expected]);
});

test('an outlet’s own words are its own report, and “told this newspaper” is that of the publisher', () => {
  const reported = (text: string, outlet?: string) =>
    propose(text, { known: { ...known, organizations: [LEDGER] }, outlet: outlet ?? null }).proposals.flatMap(
      ({ type, claim }) => (type === 'Statement' ? [claim['reportedBy']] : []),
    );
  const told =
    'The Ledger, 14 May 2019, Oslo\n\nTimo Aalto of Finland was blunt. “The government sold a photograph and was paid in words,” he told this newspaper on Thursday.';
  expect(reported(told, 'the-ledger')).toEqual(['the-ledger']);
  expect(reported(told)).toEqual([undefined]);
  expect(reported('The Ledger called the agreement “a handshake in search of a budget” on Tuesday.')).toEqual(['the-ledger']);
});

test('“he said” beside a second quotation is the speaker of the first', () => {
  const text =
    'Finnish Prime Minister Timo Aalto met Nils Moe, the mayor of Oslo.\n\n“They came to this coast and asked for gold,” Moe told reporters after the talks. “This time,” he said, “the prime minister has come with cranes.”';
  expect(said(text)).toEqual([[{ person: 'nils-moe' }], [{ person: 'nils-moe' }]]);
});

const delegates = (text: string) =>
  ofType(text, 'Delegate').map(({ claim }) => [claim['person'], claim['side'], claim['capacity']].map(String).join(' '));
const GUEST = 'marja-salonen GUEST HEAD';

test.each([
  [
    'Finnish Prime Minister Marja Salonen travelled to Norway on 14 May 2019 with her husband Timo Salonen.',
    [GUEST, 'timo-salonen GUEST SPOUSE'],
  ],
  [
    'The president of Norway, Henrik Dahl, received Finnish Prime Minister Marja Salonen in Oslo on 14 May 2019.',
    [GUEST, 'henrik-dahl HOST HEAD'],
  ],
  [
    'Finnish Prime Minister Marja Salonen visited Norway on 14 May 2019. Norwegian President Henrik Dahl and Foreign Minister Siv Moen received them.',
    [GUEST, 'henrik-dahl HOST HEAD', 'siv-moen HOST MEMBER'],
  ],
  [
    'Finnish Prime Minister Marja Salonen, accompanied by Trade Minister Outi Lehto, was received in Oslo on 14 May 2019 by President Henrik Dahl.',
    [GUEST, 'outi-lehto GUEST MEMBER'],
  ],
  [
    'Finnish Prime Minister Marja Salonen visited Norway on 14 May 2019, accompanied by Trade Minister Outi Lehto and President Henrik Dahl.',
    [GUEST, 'outi-lehto GUEST MEMBER'],
  ],
  [
    'Finnish Prime Minister Marja Salonen visited Norway on 14 May 2019. She was accompanied by Trade Minister Outi Lehto to a meeting with the poet Siv Moen. Salonen met opposition leader Jon Moe.',
    [GUEST, 'outi-lehto GUEST MEMBER'],
  ],
])('a spouse comes along, hosts receive, and people met are no members: %s', (text, expected) => {
  expect(delegates(text)).toEqual(expected);
});
