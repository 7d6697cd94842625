import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };
const read = (text: string) => propose(text, { known, published: '2018-03-09' }).proposals;
const of = (text: string, type: string, ...fields: string[]) =>
  read(text).flatMap((each) =>
    each.type === type ? [fields.map((field) => (each.claim[field] as string | null | undefined) ?? null).join(' ')] : [],
  );

test.each([
  [
    'Icelandic Foreign Minister Katla Jonsdottir met Kenya’s energy minister, Grace Mutiso, in Nairobi.',
    ['katla-jonsdottir', 'grace-mutiso'],
  ],
  [
    'Vietnamese Foreign Minister Tran Duc Minh held talks in Malta on Monday with Prime Minister Carmela Borg.',
    ['tran-duc-minh', 'carmela-borg'],
  ],
])(
  'the people who meet are the participants, not their countries, wherever the place and day are mentioned: %s',
  (text, people) => {
    expect(of(text, 'Participant', 'person', 'country').map((each) => each.trim().split(' ')[0])).toEqual(people);
  },
);

test('talks have the place and the day mentioned before the other party', () => {
  const text =
    'Vietnamese Foreign Minister Tran Duc Minh held talks in Valletta on Monday with Prime Minister Carmela Borg of Malta.';
  expect(of(text, 'Event', 'kind', 'country', 'places', 'start')).toEqual(['TALKS malta Valletta 2018-03-05']);
});

test('the office of a counterpart belongs to the country named before it', () => {
  const text = 'Vietnamese Foreign Minister Tran Duc Minh met his Maltese counterpart, Foreign Minister Robert Zahra, in Rome.';
  expect(of(text, 'Position', 'person', 'country')).toEqual(['tran-duc-minh vietnam', 'robert-zahra malta']);
});

test('a pronoun refers to the subject of the previous sentence, which may itself be a pronoun or an office', () => {
  const text = `Vietnamese Foreign Minister Mr Tran Duc Minh smiled. The minister arrived from Cyprus, where he had met President Andreas Loizou. He is to fly to Portugal on Tuesday.`;
  expect(of(text, 'Visit', 'title')).toEqual([
    "Tran Duc Minh's visit to Cyprus",
    "Tran Duc Minh's visit to Portugal, March 2018",
  ]);
});

test.each([
  ['had been due to visit Paraguay on Saturday, but the trip was cancelled after a flood.', 'CANCELLED'],
  ['had been due to visit Paraguay on Saturday, but a banquet was cancelled.', 'PLANNED'],
  ['became the first Slovenian leader to visit Paraguay when he landed there.', ''],
  ['was forbidden by his doctors to travel to Paraguay.', 'none'],
  ['might have been in Paraguay that day.', 'none'],
])('a visit that was planned, prevented or made for the first time: Zupan %s', (words, status) => {
  const found = of(`Slovenian Prime Minister Matej Zupan ${words}`, 'Visit', 'status');
  expect(found).toEqual(status === 'none' ? [] : [status]);
});

test('a visit of which only the end is known is the main visit of a text published a few days later', () => {
  const text = `Slovenian Prime Minister Matej Zupan ended a two-day visit to Uruguay on Friday. Zupan met President Lucia Bentancor of Uruguay on Thursday.

In January, Uruguayan Foreign Minister Diego Laxalt visited Ljubljana.`;
  expect(of(text, 'Event', 'start', 'visit')).toEqual(['2018-03-08 matej-zupan-uruguay']);
});

test('the days before “but the trip was cancelled” belong to the trip', () => {
  const text =
    'Slovenian Prime Minister Matej Zupan had been due to visit Paraguay on Saturday and Sunday, but the trip was cancelled.';
  expect(of(text, 'Visit', 'status', 'start', 'end')).toEqual(['CANCELLED 2018-03-10 2018-03-11']);
});

test('the reason for a proposed visit quotes only the sentence that reports it', () => {
  const text = 'Slovenian Prime Minister Matej Zupan swims. The prime minister visited Paraguay.';
  const [visit] = read(text).filter(({ type }) => type === 'Visit');
  expect(visit!.reason).toMatch(/^"The prime minister visited Paraguay" reports it\./);
});

test('people who travel with a guest are in the delegation, even with offices of several words', () => {
  const text = 'Slovenian Prime Minister Matej Zupan, who travelled with Economy Minister Alenka Hribar, visited Uruguay.';
  expect(of(text, 'Delegate', 'person', 'role')).toEqual(['matej-zupan ', 'alenka-hribar Economy Minister']);
});

test('the name of a relative may follow an occupation', () => {
  const text = 'Icelandic President Ms Katla Jonsdottir came with her husband, the architect Magnus Arnason.';
  expect(of(text, 'Kinship', 'person', 'relative', 'kind')).toEqual(['katla-jonsdottir magnus-arnason SPOUSE']);
});
