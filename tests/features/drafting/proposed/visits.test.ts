import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { readArticle } from '../../../../src/features/drafting/article.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };
const read = (text: string, published = '2019-06-14') => propose(text, { known, published }).proposals;
/** The visits that the rules find, with their statuses, which an unsure proposal leaves out. */
const found = (text: string) => readArticle(text, { known, published: '2019-06-14' }).visits;

test.each([
  ['was received by President Rui Mora on Wednesday at the start of his first visit to Chile.', '2019-06-12 ONGOING'],
  ['arrived in Santiago on Wednesday for a three-day official visit.', '2019-06-12 ONGOING'],
  ['arrived in Santiago on Wednesday for a two-day official visit.', '2019-06-12 COMPLETED'],
  ['arrived in Santiago on Wednesday. He flew home on Thursday.', '2019-06-12 COMPLETED'],
  ['visited Chile on Wednesday.', '2019-06-12 COMPLETED'],
])('a visit that had only begun when its text was published is under way: %s', (text, expected) => {
  const whole = `Norwegian Prime Minister Tom Lind ${text}`;
  expect(found(whole).map(({ start, status }) => `${start} ${status}`)).toEqual([expected]);
  const [visit] = read(whole).filter(({ type }) => type === 'Visit');
  if (expected.endsWith('ONGOING')) expect(visit!.confidence).toBeLessThan(SURE);
});

test('a visitor who has left completed the visit on that day', () => {
  const text = 'Norwegian Prime Minister Tom Lind left Santiago on Friday after a three-day official visit.';
  const [visit] = read(text).filter(({ type }) => type === 'Visit');
  expect(visit!.claim).toMatchObject({ hostCountry: 'chile', end: '2019-06-14', durationDays: 3 });
  expect(found(text)[0]!.status).toBe('COMPLETED');
  expect(visit!.claim).not.toHaveProperty('start');
  expect(visit!.confidence).toBeLessThan(SURE);
});

test('a sentence about a meeting can give the day and place before the other party', () => {
  const text = 'Secretary of State Tom Lind met today in Nairobi with President Ann Lee of Kenya.';
  const [meeting] = read(text).filter(({ type }) => type === 'Event');
  expect(meeting!.claim).toMatchObject({ kind: 'MEETING', country: 'kenya', places: ['Nairobi'], start: '2019-06-14' });
  expect(meeting!.confidence).toBeLessThan(SURE);
});

test('in a text with several visits, delegates and quotations belong to the visit in their paragraph', () => {
  const text = `Norwegian Prime Minister Tom Lind met Kenyan President Ann Lee in Nairobi. He was joined by Ambassador Bob Ford.

Lind said: “We will keep our word, whatever it costs us.”

On June 10, Lind visited Uganda. He was joined by Ambassador Jim Cole. “We have talked enough,” Lind said in Uganda.

Lind will travel to Ethiopia on June 23.`;
  const proposals = read(text);
  const members = proposals.filter(({ type, claim }) => type === 'Delegate' && claim['capacity'] === 'MEMBER');
  expect(members.map(({ key }) => `${key['person']} ${key['visit']}`)).toEqual(['jim-cole tom-lind-uganda-2019-06']);
  const on = proposals.filter(({ type }) => type === 'Statement').map(({ claim }) => claim['visit'] ?? null);
  expect(on).toEqual([null, null]);
});

test("the people a guest met are not part of the guest's delegation", () => {
  const text =
    'Norwegian Prime Minister Tom Lind visited Chile with a delegation of ten leaders, held talks with Rui Mora and left.';
  const delegates = read(text).filter(({ type }) => type === 'Delegate');
  expect(delegates.map(({ key }) => key['person'])).toEqual(['tom-lind']);
});

test.each([
  ['visited Chile on 3 June 2019.', 'COMPLETED'],
  ['visited Chile on 3 June 2019, according to a diary that nobody has seen.', undefined],
  ['is visiting Chile.', undefined],
  ['denied having visited Chile.', 'DENIED'],
  ['did not deny having visited Chile.', 'none'],
  ['denies that a doctor told him to visit Chile.', 'none'],
  ['gave up his visit to Chile.', 'CANCELLED'],
  ['was forced to give up his visit to Chile.', 'CANCELLED'],
  ['pulled out of his trip to Chile hours before his plane was due to leave.', 'CANCELLED'],
  ['will visit Chile on 3 July 2019.', 'PLANNED'],
])('a visit has a status only if the words state it: Lind %s', (text, status) => {
  const visits = read(`Norwegian Prime Minister Tom Lind ${text}`).filter(({ type }) => type === 'Visit');
  expect(visits.map(({ claim }) => claim['status'])).toEqual(status === 'none' ? [] : [status]);
  for (const { confidence } of visits) if (status !== 'COMPLETED') expect(confidence).toBeLessThan(SURE);
});

test('a visit and a meeting that somebody denies are proposed as denied', () => {
  const of = (text: string) =>
    read(text).flatMap(({ type, claim }) => (type === 'Visit' || type === 'Event' ? [`${type} ${String(claim['status'])}`] : []));
  const denied = 'The palace denied reports that Norwegian Prime Minister Tom Lind had visited Chile in May 2019.';
  expect(of(denied)).toEqual(['Visit DENIED']);
  expect(of('Officials denied that Norwegian Prime Minister Tom Lind met Chilean President Eva Rojas in Rome.')).toEqual([
    'Event DENIED',
  ]);
});

const stops = (text: string) =>
  found(`Chilean President Eva Rojas ${text}`).map(({ hostCountry, start, status }) =>
    [hostCountry, start, status].filter(Boolean).join(' '),
  );

test.each([
  ['flew from Arica to Oslo, Riga and Vilnius.', ['norway COMPLETED', 'latvia COMPLETED', 'lithuania COMPLETED']],
  [
    'will visit Oslo on Monday, Riga on Tuesday and Vilnius on Thursday.',
    ['norway 2019-06-17 PLANNED', 'latvia 2019-06-18 PLANNED', 'lithuania 2019-06-20 PLANNED'],
  ],
  ['arrived in Oslo, Norway, on 3 June 2019.', ['norway 2019-06-03 COMPLETED']],
  ['spoke on Thursday of a trip that took her to Oslo and Riga.', ['norway COMPLETED', 'latvia COMPLETED']],
])('each stop on a trip is a visit: %s', (text, expected) => {
  expect(stops(text)).toEqual(expected);
});

test.each([
  'visited Norway, and Latvia protested.',
  'landed in Oslo, Latvia’s foreign ministry said.',
  'visited Norway and Latvia will follow.',
])('a state used as a subject is not a stop: %s', (text) =>
  expect(stops(text).map((each) => each.split(' ')[0])).toEqual(['norway']),
);

test('a day given relative to the day of publication is also recorded as printed', () => {
  const text = 'Chilean President Eva Rojas visited Norway on Wednesday. She met Norwegian King Olav in Oslo on 13 June 2019.';
  const [visit] = read(text).filter(({ type }) => type === 'Visit');
  expect(visit!.claim).toMatchObject({ start: '2019-06-12', startAsPrinted: 'Wednesday' });
  for (const { claim } of read(text).filter(({ type }) => type === 'Event')) expect(claim).not.toHaveProperty('startAsPrinted');
});

const days = ({ claim: { start, startAsPrinted, end, endAsPrinted } }: { claim: Record<string, unknown> }) =>
  [start, startAsPrinted, end, endAsPrinted].map((each) => (each as string | undefined) ?? '-').join(' ');

test.each([
  ['visited Norway on Wednesday.', '2019-06-12 Wednesday - -', '- Wednesday - -'],
  ['visited Norway from Monday to Wednesday.', '2019-06-10 Monday 2019-06-12 Wednesday', '- Monday - Wednesday'],
  ['visited Norway on Wednesday and Thursday.', '2019-06-12 Wednesday 2019-06-13 Thursday', '- Wednesday - Thursday'],
  ['visited Norway on 3 and 4 June 2019.', '2019-06-03 - 2019-06-04 -', '2019-06-03 - 2019-06-04 -'],
  ['ended a two-day visit to Norway on Wednesday.', '- - 2019-06-12 Wednesday', '- - - Wednesday'],
  ['wound up a two-day visit to Norway on Wednesday.', '- - 2019-06-12 Wednesday', '- - - Wednesday'],
  ['signed a treaty on Wednesday, at the end of a visit to Norway.', '- - 2019-06-12 Wednesday', '- - - Wednesday'],
  ['left Oslo on Wednesday after an official visit.', '- - 2019-06-12 Wednesday', '- - - Wednesday'],
  ['concluded her visit to Norway on 3 June 2019.', '- - 2019-06-03 -', '- - 2019-06-03 -'],
  ['will visit Norway on Saturday and Sunday.', '2019-06-15 Saturday 2019-06-16 Sunday', '- Saturday - Sunday'],
  ['had been due to visit Norway on Sunday.', '2019-06-16 Sunday - -', '- Sunday - -'],
])('days are proposed as printed, and also as dates if the day of publication is known: %s', (words, dated, undated) => {
  const visits = (published?: string) =>
    propose(`Chilean President Eva Rojas ${words}`, { known, ...(published && { published }) })
      .proposals.filter(({ type }) => type === 'Visit')
      .map(days);
  expect([visits('2019-06-14'), visits()]).toEqual([[dated], [undated]]);
});

test('a meeting whose day depends on an unknown day of publication keeps its printed day', () => {
  const text = 'Chilean President Eva Rojas met Norwegian King Olav Lund in Oslo on Wednesday.';
  const [meeting] = propose(text, { known }).proposals.filter(({ type }) => type === 'Event');
  expect(days(meeting!)).toBe('- Wednesday - -');
});

test('a month at the beginning of a sentence is the date of a visit', () => {
  const [visit] = read('In January, Chilean President Eva Rojas visited Norway.').filter(({ type }) => type === 'Visit');
  expect(days(visit!)).toBe('2019-01 January - -');
});

test('an office belongs to the person named after it, not to their companion', () => {
  const text =
    'Bolivian First Lady Eva Rojas, accompanied by Minister of Energy Pablo Vaca, saw French Chancellor Luc Ney and President Ann Lee.';
  const offices = read(text).flatMap(({ type, claim }) =>
    type === 'Position' ? [`${String(claim['title'])} ${String(claim['person'])} ${String(claim['country'])}`] : [],
  );
  expect(offices).toEqual(['Minister of Energy pablo-vaca bolivia', 'Chancellor luc-ney france', 'President ann-lee undefined']);
});

test('the kind of a visit comes from its own clause', () => {
  const text =
    'Chilean President Eva Rojas visited Fiji in May 2015, and Fijian President Seru Vula paid a state visit to Chile in 2017.';
  const kinds = read(text).flatMap(({ type, claim }) => (type === 'Visit' ? [[claim['hostCountry'], claim['kind']]] : []));
  expect(kinds).toEqual([
    ['fiji', undefined],
    ['chile', 'STATE'],
  ]);
});
