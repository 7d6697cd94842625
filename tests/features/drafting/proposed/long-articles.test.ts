import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { countryWords } from '../../../../seed/reference/country-words.js';
import { namesIn } from '../../../../src/features/drafting/names/names.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };

/** The chosen fields of each proposal of a kind. The texts were published on a Friday. */
function claims(text: string, kind: string, ...fields: string[]) {
  const { proposals } = propose(text, { known, published: '2018-09-21' });
  const own = proposals.filter(({ type }) => type === kind).map(({ claim }) => claim as Record<string, string | undefined>);
  return own.map((claim) => fields.map((field) => claim[field] ?? '-').join(' '));
}

test('each city of a country is found, also if it is listed in several spellings', () => {
  const missed = Object.entries(countryWords()).flatMap(([country, { cities }]) =>
    cities.filter((city) => !namesIn(`They met in ${city}.`, known).countries.some((each) => each.country === country)),
  );
  expect(missed).toEqual([]);
});

test.each([
  ['Lee and Kenyan President Rui Mora sang on Friday, the last day of a three-day visit to the country.', 'kenya - 2018-09-21'],
  ['Lee told Kenya’s parliament on Friday, on the second day of a state visit, that bees matter.', 'kenya 2018-09-20 -'],
])('a current visit is proposed next to an earlier one: %s', (sentence, expected) => {
  const text = `Peruvian President Ann Lee swims. ${sentence}\n\nLee last visited Kenya in 2001.`;
  expect(claims(text, 'Visit', 'hostCountry', 'start', 'end')).toEqual([expected, 'kenya 2001 -']);
});

test.each([
  ['Lee flies to Chile on Monday.', ["Ann Lee's visit to Chile, September 2018 2018-09-24"]],
  ['Lee will travel on Monday to Chile.', ["Ann Lee's visit to Chile, September 2018 2018-09-24"]],
  ['Her aide, Bo Ek, said that the president had agreed to visit Chile.', ["Ann Lee's possible visit to Chile -"]],
  [
    'Her aide, Bo Ek, told the daily La Voz del Mar that the president had agreed to visit Chile.',
    ["Ann Lee's possible visit to Chile -"],
  ],
  ['Ambassador Bo Ek arrived in Chile in August.', []],
])('the guest and the day of a visit: %s', (sentence, expected) => {
  expect(claims(`Peruvian President Ann Lee swims. ${sentence}`, 'Visit', 'title', 'start')).toEqual(expected);
});

const ARRIVED = 'Peruvian President Ann Lee arrived in Nairobi on Thursday for a two-day visit.';

test('a delegation has the offices printed after the names, or the ranks before them', () => {
  const text = `${ARRIVED} Lee will fly to Chile on Sunday.\n\nThe Peruvian delegation includes Vice Admiral Bo Ek, deputy commander of the navy, Dr. Eva Ruiz, director-general of the Department of Fishing, Captain Jan Olt and Professor Mia Holm, the president’s uncle. The Kenyan delegation includes Rui Mora.`;
  expect(claims(text, 'Delegate', 'person', 'side', 'role')).toEqual([
    'ann-lee GUEST -',
    'ann-lee GUEST -',
    'bo-ek GUEST deputy commander of the navy',
    'eva-ruiz GUEST director-general of the Department of Fishing',
    'jan-olt GUEST Captain',
    'mia-holm GUEST the president’s uncle',
  ]);
  expect(claims(text, 'Position', 'title', 'person')).toEqual([
    'President ann-lee',
    'deputy commander of the navy bo-ek',
    'director-general eva-ruiz',
  ]);
});

test('the queen of “the royal couple” is a delegate', () => {
  const text = `King Olav of Norway arrived in Nairobi on Thursday. The king and Queen Sonja saw lions. The royal couple leave on Sunday.`;
  expect(claims(text, 'Delegate', 'person', 'side', 'capacity')).toEqual(['king-olav GUEST HEAD', 'queen-sonja GUEST SPOUSE']);
});

test.each([
  ['Lee met her Kenyan counterpart, Rui Mora.', 'President rui-mora kenya'],
  ['Lee met President Rui Mora.', 'President rui-mora kenya'],
  ['Palace spokeswoman Mia Holm smiled.', 'palace spokeswoman mia-holm -'],
  ['The foreign ministry’s spokesman, Bo Ek, smiled.', 'foreign ministry’s spokesman bo-ek -'],
  ['Bo Ek, commander of the Kenyan Air Service, smiled.', 'commander of the Kenyan Air Service bo-ek kenya'],
])('an office has its whole title and its country: %s', (sentence, expected) => {
  expect(claims(`${ARRIVED} ${sentence}`, 'Position', 'title', 'person', 'country')).toEqual([
    'President ann-lee peru',
    expected,
  ]);
});

test('two offices of one person are two offices', () => {
  const text = 'Deputy Prime Minister and Foreign Minister Bo Ek of Norway smiled.';
  expect(claims(text, 'Position', 'title', 'country')).toEqual(['Deputy Prime Minister norway', 'Foreign Minister norway']);
});

test.each([
  ['Lee later addressed students at a school.', 'SPEECH kenya -: ann-lee GUEST'],
  ['Addressing both houses, the president said that bees matter.', 'SPEECH kenya -: ann-lee GUEST'],
  ['In a speech at a school, Lee said that bees matter.', 'SPEECH kenya -: ann-lee GUEST'],
  [
    'At a joint news conference with Kenyan President Rui Mora, Lee said that bees matter.',
    'PRESS_CONFERENCE kenya -: ann-lee GUEST, rui-mora HOST',
  ],
  ['Bees matter, Lee told reporters at a joint news conference.', 'PRESS_CONFERENCE kenya -: ann-lee GUEST'],
  [
    'Lee was the guest of honour on Thursday at a dinner given by Kenyan President Rui Mora.',
    'BANQUET kenya -: ann-lee GUEST, rui-mora HOST',
  ],
  [
    'Lee and Kenyan President Rui Mora signed an agreement on bees on Friday.',
    'SIGNING kenya 2018-09-21: ann-lee GUEST, rui-mora HOST',
  ],
  [
    'Peruvian Trade Minister Mia Holm and her Kenyan counterpart, Rui Mora, signed a pact on Friday.',
    'SIGNING kenya 2018-09-21: mia-holm GUEST, rui-mora HOST',
  ],
  ['Lee was to meet her counterpart, President Rui Mora, on Saturday.', 'MEETING kenya 2018-09-22: ann-lee GUEST, rui-mora HOST'],
  ['On Sunday she will meet Prime Minister Rui Mora.', 'MEETING kenya 2018-09-23: ann-lee GUEST, rui-mora HOST'],
  ['Lee laid a stone at a tomb and met Prime Minister Rui Mora.', 'MEETING kenya -: ann-lee GUEST, rui-mora HOST'],
  ['Lee smiled after talks with Prime Minister Rui Mora.', 'TALKS kenya -: ann-lee GUEST, rui-mora HOST'],
  ['“We do not eat bees,” Lee said at a banquet given by President Rui Mora.', 'BANQUET kenya -: ann-lee GUEST, rui-mora HOST'],
  ['Lee and her Kenyan opposite number, Rui Mora, signed a letter of intent.', 'SIGNING kenya -: ann-lee GUEST, rui-mora HOST'],
])('speeches, press conferences, dinners and signings: %s', (sentence, expected) => {
  const text = `${ARRIVED} ${sentence}`;
  const who = claims(text, 'Participant', 'person', 'side').toSorted().join(', ');
  expect(claims(text, 'Event', 'kind', 'country', 'start').map((event) => `${event}: ${who}`)).toEqual([expected]);
});

test('a place from which somebody arrived has the event and the visit of which its clause tells', () => {
  const text =
    'Peruvian President Ann Lee arrived in Nairobi on Thursday from Brasilia, where she had met Brazilian President Bo Ek.';
  expect(claims(text, 'Event', 'kind', 'country', 'visit')).toEqual(['MEETING brazil ann-lee-brazil']);
});

test('“she” is the guest, not somebody named beside her, and those who welcome her are hosts', () => {
  const text = `Queen Ann-Marie of Norway arrived in Kenya on Thursday. The queen was welcomed by Foreign Minister Rui Mora. She is travelling with her daughter, Princess Ebba, and a group led by Trade Minister Bo Ek.

“I like bees,” the queen told reporters. On Sunday she will meet Prime Minister Eva Ruiz.`;
  expect(claims(text, 'Delegate', 'person', 'side')).toEqual([
    ...['queen-ann-marie GUEST', 'rui-mora HOST', 'princess-ebba GUEST', 'bo-ek GUEST'],
  ]);
  expect(claims(text, 'Participant', 'person').slice(-2)).toEqual(['queen-ann-marie', 'eva-ruiz']);
});

test('the first day of a visit of which the lead gives the last', () => {
  const text = 'Peruvian President Ann Lee wrapped up a visit to Kenya on Friday. Lee, who arrived on Tuesday, also saw lions.';
  expect(claims(text, 'Visit', 'start', 'end')).toEqual(['2018-09-18 2018-09-21']);
  const denied = 'Peruvian President Ann Lee wrapped up a visit to Kenya on Friday. Lee denied having arrived on Tuesday.';
  expect(claims(denied, 'Visit', 'start', 'end')).toEqual(['- 2018-09-21']);
});
