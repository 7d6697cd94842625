import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { readArticle } from '../../../../src/features/drafting/article.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };
const published = '2024-05-08';
const article = (text: string) => readArticle(text, { known, published });
const claims = (text: string, wanted: string) =>
  propose(text, { known, published }).proposals.flatMap(({ type, claim }) => (type === wanted ? [claim] : []));
const offices = (text: string) =>
  article(text).offices.map((each) => [each.title, each.person.slug, each.country ?? each.organization?.slug ?? null]);

test('the office of a person who was received is not that of the host', () => {
  const text =
    'The Minister of Foreign Affairs, Ilse Aumann, received the Defence Minister of the Republic of Ghana, Kofi Boateng, in Vienna today.';
  expect(offices(text)).toEqual([
    ['Minister of Foreign Affairs', 'ilse-aumann', null],
    ['Defence Minister', 'kofi-boateng', 'ghana'],
  ]);
  expect(claims(text, 'Visit')).toMatchObject([{ hostCountry: 'austria', guestCountry: 'ghana', start: '2024-05-08' }]);
});

test.each([
  ['She thanked the Minister of Health of Peru, Rosa Quispe.', ['Minister of Health', 'rosa-quispe', 'peru']],
  ['It is led by its deputy executive director, Bo Lindqvist.', ['deputy executive director', 'bo-lindqvist', null]],
  [
    'The secretary of the World Trade Organization, Ingrid Falk, smiled.',
    ['secretary', 'ingrid-falk', 'world-trade-organization'],
  ],
])('an office has its whole title, without the state or organization: %s', (text, expected) => {
  expect(offices(text)).toEqual([expected]);
});

test('a dateline is neither a speaker nor part of the cited words', () => {
  const text =
    'QUITO, May 8, 2024 (Andes Wire) - The head of the port authority, Dr. Rosa Quispe, urged shippers to wait until the strike ends.';
  const [said] = claims(text, 'Statement');
  expect(said).toMatchObject({ speakers: [{ person: 'rosa-quispe' }] });
  const visit = article('HANOI, May 8 (Delta Wire) – Chilean President Ana Rojas visited Laos on Monday.').visits[0]!;
  expect(visit.passages[0]!.start).toBe('HANOI, May 8 (Delta Wire) – '.length);
});

test.each([
  'Peruvian President Ana Rojas, on a two-day visit to Norway, spoke in a valley that is home to nearly two million sheep.',
  'Peruvian President Ana Rojas, on a private trip to Norway, said she doubted that the whalers would return.',
  'Peruvian President Ana Rojas, on an official visit to Norway since Monday, told pupils that perhaps half of them would leave.',
])('what somebody said on a visit does not put the visit in doubt: %s', (text) => {
  expect(claims(text, 'Visit')).toMatchObject([{ hostCountry: 'norway', guestCountry: 'peru' }]);
});

test.each([
  'Peruvian President Ana Rojas, who reportedly planned a visit to Norway, said nothing.',
  'Peruvian President Ana Rojas nearly paid a visit to Norway.',
])('a visit that did not take place or that is only rumoured is not proposed: %s', (text) => {
  expect(claims(text, 'Visit')).toEqual([]);
});

const told = (text: string, wanted: string) => claims(text, wanted).map(({ cite: _, title: __, ...claim }) => claim);
const GUEST =
  'Zambian Foreign Minister Chanda Mwila visited Kenya on Monday with Zambian Energy Minister Joe Tembo. Kenya’s President is Bo Kiprono.';

test('a person named only by an office takes part in a planned meeting', () => {
  const text = `${GUEST} President Bo Kiprono is to receive the Zambian minister at State House on Friday.`;
  expect(claims(text, 'Participant').map(({ person }) => person)).toEqual(['bo-kiprono', 'chanda-mwila']);
  expect(claims(text, 'Event')).toMatchObject([{ kind: 'MEETING', status: 'PLANNED', venue: 'State House' }]);
});

test('everybody who received the guest takes part', () => {
  const text = `${GUEST} Mwila was received by the President of the Republic, Bo Kiprono, and by the Speaker, Ada Wanjiru.`;
  expect(claims(text, 'Participant').map(({ person, side }) => [person, side])).toEqual([
    ['chanda-mwila', 'GUEST'],
    ['bo-kiprono', 'HOST'],
    ['ada-wanjiru', 'HOST'],
  ]);
});

test('the role of a participant is the full title before the name', () => {
  const parts = claims(`${GUEST} Mwila was received by the President of the Republic, Bo Kiprono.`, 'Participant');
  expect(parts.map(({ role }) => role)).toEqual([undefined, 'President of the Republic']);
});

test('the leader of an organization is meant by its initials, and nobody by those of another one', () => {
  const head = 'The head of the World Health Organization, Ada Clarke, spoke in Rome.';
  const next = (who: string) => told(`${head} The ${who} chief is to fly to Nepal on Sunday for talks with Ram Thapa.`, 'Visit');
  expect(next('WHO')).toMatchObject([{ hostCountry: 'nepal', status: 'PLANNED' }]);
  expect(next('WTO')).toEqual([]);
});

test('“she” is not somebody who is only met by the subject of the sentence before', () => {
  const text = 'The FAO chief is to fly to Nepal for talks with President Ram Thapa. She last visited Laos in 2021.';
  expect(told(text, 'Visit')).toEqual([]);
});

test('a meeting at the next stop belongs to that visit, and “the meeting” after it is not the first one', () => {
  const text = `${GUEST} He met Foreign Minister Ann Otieno of Kenya in Nairobi. From Kenya, Mwila will travel to Ethiopia, where he is expected to meet Foreign Minister Selam Bekele in Addis Ababa on Saturday. Her office confirmed the meeting.`;
  const events = claims(text, 'Event');
  expect(events.map(({ visit, status, cite }) => [visit, status, (cite as unknown[]).length])).toEqual([
    ['chanda-mwila-kenya-2024-05', undefined, 1],
    ['chanda-mwila-ethiopia', 'PLANNED', 1],
  ]);
});

test('“the Kenyan capital” is the host of a visit', () => {
  expect(told('Chilean President Ana Rojas arrived in the Kenyan capital on Monday.', 'Visit')).toMatchObject([
    { hostCountry: 'kenya', guestCountry: 'chile', start: '2024-05-06' },
  ]);
});

test.each([
  ['A spokesman for the Ministry of Health said later that no such request had been received.', 'ministry-of-health'],
  ['“No such request was received,” said a spokesman for the Ministry of Health.', 'ministry-of-health'],
])('a spokesperson is named with the ministry: %s', (text, organization) => {
  expect(told(text, 'Statement')).toMatchObject([
    { speakers: [{ organization, role: expect.stringMatching(/^a spokesman$/i) }] },
  ]);
});

test('people named after an office of several words are found, and so are their offices', () => {
  const text =
    'She met the Deputy Minister of Agriculture and Rural Development, Tran Van Khoa, and the ambassador of Vietnam to New Zealand, Pham Duc Long.';
  expect(offices(text)).toEqual([
    ['Deputy Minister of Agriculture and Rural Development', 'tran-van-khoa', null],
    ['ambassador', 'pham-duc-long', 'vietnam'],
  ]);
  expect(claims(text, 'Person').map(({ name }) => name)).toEqual(['Tran Van Khoa', 'Pham Duc Long']);
});

test('those who accompany “the visitor” are in the delegation', () => {
  const text =
    'Chilean President Ana Rojas arrived in Kenya on Monday. The visitor was accompanied by the Minister of Trade, Tomas Vidal.';
  expect(claims(text, 'Delegate')).toMatchObject([{ person: 'ana-rojas' }, { person: 'tomas-vidal', side: 'GUEST' }]);
});

test('a relative clause is about the person before it, and a promise is only a possible visit', () => {
  const text = 'Prime Minister Bo Tuan spoke by telephone with Prime Minister Ada Holm, who promised to come to Vietnam soon.';
  expect(claims(text, 'Visit')).toMatchObject([{ title: "Ada Holm's possible visit to Vietnam", status: 'PROPOSED' }]);
});

test('a form of address is no part of a role', () => {
  const [part] = claims(`${GUEST} Governor-General Dame Ada Pene received Mila Rojas in Nairobi.`, 'Participant');
  expect(part).toMatchObject({ role: 'Governor-General' });
});

test('the day of talks is that of the talks, and not the first day of the visit that they imply', () => {
  const text =
    'Zambian Foreign Minister Chanda Mwila held talks with his Kenyan counterpart, Ann Otieno, in Nairobi on Monday, on the second day of a mission.';
  const [visit] = claims(text, 'Visit');
  expect(visit).toMatchObject({ hostCountry: 'kenya', guestCountry: 'zambia' });
  expect(visit).not.toHaveProperty('start');
  expect(claims(text, 'Event')).toMatchObject([{ kind: 'TALKS', start: '2024-05-06', visit: expect.any(String) }]);
  const [dated] = claims(`${text} He left Kenya on Tuesday after a state visit.`, 'Visit');
  expect(dated).toMatchObject({ end: '2024-05-07' });
  expect(dated).not.toHaveProperty('start');
});

test('“the President” is nobody in particular if the text names two, whatever the rest of their titles', () => {
  const text =
    'The President of the Republic, Adam Tavares, met the President of the African Development Bank, Dr Nkechi Obi. The President emphasised that small islands paid the price.';
  expect(claims(text, 'Statement')).toMatchObject([{ speakersAsPrinted: ['The President'] }]);
  const one = text.replace(', Dr Nkechi Obi', '');
  expect(claims(one, 'Statement')).toMatchObject([{ speakers: [{ person: 'adam-tavares' }] }]);
  const visit = (words: string) => claims(`${words} The President visited Malta on Monday.`, 'Visit');
  expect([visit(text), visit(one).map(({ hostCountry }) => hostCountry)]).toEqual([[], ['malta']]);
});

test('“both” is a pronoun, and so an unsure speaker', () => {
  const said = (who: string) =>
    propose(`The ministers met. ${who} condemned the attacks on the harbour.`, { known, published }).proposals.find(
      ({ type }) => type === 'Statement',
    )!.features;
  expect(said('Both')).toContain('speaker by a pronoun');
  expect(said('The embassy')).not.toContain('speaker by a pronoun');
});

test('a reception of somebody without a state is a meeting, not a visit, and other talks are not that meeting', () => {
  const text =
    'After talks at State House on Monday, the presidents spoke. Kenya’s central bank governor, Ada Wanjiru, received Rosa Quispe on Monday to discuss credit.';
  expect(claims(text, 'Visit')).toEqual([]);
  const [meeting] = claims(text, 'Event');
  expect(meeting).toMatchObject({ kind: 'MEETING', start: '2024-05-06', cite: [expect.anything()] });
  expect(meeting).not.toHaveProperty('venue');
  expect(offices(text)).toEqual([['central bank governor', 'ada-wanjiru', 'kenya']]);
});

test.each([
  'Tembo held separate talks at the industry ministry on Tuesday with Bo Lindqvist, who smiled.',
  'Tembo held separate talks on Tuesday.',
])('separate talks are not the meeting mentioned before: %s', (text) => {
  const events = article(`${GUEST} Mwila met Kiprono in Nairobi. ${text}`).events.filter(({ participants }) =>
    participants.some(({ person }) => person?.slug === 'chanda-mwila'),
  );
  expect(events.map(({ participants }) => participants.map(({ person }) => person?.slug))).toEqual([
    ['chanda-mwila', 'bo-kiprono'],
  ]);
});

test('a head of government without a country is not the host of the visit if another country was named since', () => {
  const lunch = 'Prime Minister Ann Holm gave a lunch for the delegation.';
  const holds = (text: string) => claims(text, 'Position').find(({ person }) => person === 'ann-holm')!['country'];
  expect(holds(`${GUEST} It rained. ${lunch}`)).toBe('kenya');
  expect(holds(`${GUEST} Talks in Uganda were put off. ${lunch}`)).toBeUndefined();
});

test.each([
  ['Bo Lindqvist, director-general of the Nordic Shipowners’ Alliance, smiled.', 'Nordic Shipowners’ Alliance', 'OTHER'],
  ['Bo Lindqvist, chairman of fruit exporter Agrícola Punamar, smiled.', 'Agrícola Punamar', 'COMPANY'],
  ['Bo Lindqvist, the chairman of the Gulf Logistics Company, smiled.', 'Gulf Logistics Company', 'COMPANY'],
  ['Bo Lindqvist, the president of the Silk Corridor Council, smiled.', 'Silk Corridor Council', 'OTHER'],
  ['Bo Lindqvist, the secretary of the National Security Council, smiled.', 'National Security Council', 'GOVERNMENT'],
])('an organization is no person, and only some councils are part of a government: %s', (text, name, kind) => {
  expect(claims(text, 'Organization')).toMatchObject([{ name, kind }]);
  expect(claims(text, 'Person').map((each) => each['name'])).toEqual(['Bo Lindqvist']);
  expect(offices(text)).toMatchObject([[expect.stringMatching(/^[\p{L}-]+$/u), 'bo-lindqvist', expect.any(String)]]);
});

test.each([
  ['She met Uzbek Investment Minister Rosa Quispe.', ['Investment Minister', 'rosa-quispe', 'uzbekistan']],
  ['An embassy spokeswoman, Rosa Quispe, said that it rained.', ['embassy spokeswoman', 'rosa-quispe', null]],
])('an office has the words before it: %s', (text, expected) => {
  expect(offices(text)).toEqual([expected]);
});

test('the role of a spokesman has no article, so that it does not look like a second speaker', () => {
  const text = 'The Kuwaiti government spokesman, Rui Mora, said that no such visit had been made.';
  expect(claims(text, 'Statement')).toMatchObject([{ speakers: [{ person: 'rui-mora', role: 'Kuwaiti government spokesman' }] }]);
});

test('a few words before “he said” are part of the quotation that goes on after it', () => {
  const said = (text: string) => claims(text, 'Statement').map(({ text: words, cite }) => [words, cite]);
  const text = 'President Bo Kiprono smiled. "What remains," he said, "is to make the journey shorter for traders."';
  expect(said(text)).toEqual([
    [
      'What remains … is to make the journey shorter for traders.',
      [
        [30, 42],
        [55, 98],
      ],
    ],
  ]);
  const two = 'President Bo Kiprono smiled. "We trade," he said. "It is good to make the journey shorter."';
  expect(said(two)).toHaveLength(2);
});

test('“the two presidents” are not two others who met last', () => {
  const text = `${GUEST} President Bo Kiprono met Zambian President Ada Mwansa. Mwila met Joe Tembo. The two presidents met again.`;
  const [first] = claims(text, 'Event');
  expect(claims(text, 'Participant').map(({ person }) => person)).toEqual([
    ...['bo-kiprono', 'ada-mwansa', 'chanda-mwila', 'joe-tembo'],
  ]);
  expect(first!['cite']).toHaveLength(2);
});

test('quotations do not belong to a visit that is only remembered', () => {
  const text =
    'Zambian President Ada Mwansa said: “We all want to trade more.”\n\nMwansa, who was a minister then, visited Kenya in 2017.';
  expect(claims(text, 'Visit')).toMatchObject([{ start: '2017' }]);
  expect(claims(text, 'Statement')[0]).not.toHaveProperty('visit');
});

test('“Minister Quispe” is no other office than Investment Minister', () => {
  const text = 'Uzbek Investment Minister Rosa Quispe spoke. Minister Quispe smiled.';
  expect(claims(text, 'Position')).toMatchObject([{ title: 'Investment Minister' }]);
});

test('two days that a text names together are the first and the last of a visit', () => {
  const text =
    'Zambian Foreign Minister Chanda Mwila was in Nairobi on Monday and Tuesday, where he met President Bo Kiprono of Kenya.';
  expect(claims(text, 'Visit')).toMatchObject([{ start: '2024-05-06', end: '2024-05-07' }]);
});

test('talks of the guest are not the reception of a delegate', () => {
  const text =
    'Zambian President Ada Mwansa on Monday held official talks in Nairobi with Kenyan President Bo Kiprono. The delegation includes Trade Minister Joe Tembo of Zambia. Kenyan Minister Ann Otieno received Minister Tembo on Tuesday. The talks were long.';
  const events = article(text).events.map(({ participants }) => participants.map(({ person }) => person?.slug));
  expect(events).toEqual([
    ['ada-mwansa', 'bo-kiprono'],
    ['ann-otieno', 'joe-tembo'],
  ]);
});
