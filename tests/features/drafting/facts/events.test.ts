import { expect, test } from 'vitest';
import { readArticle } from '../../../../src/features/drafting/article.js';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import type { TakingPart } from '../../../../src/features/drafting/facts/taking-part.js';
import { propose } from '../../../../src/features/drafting/propose.js';
import { countries } from '../../../../seed/reference/countries.js';

const known = { people: [], organizations: [], countries: countries() };
const WHO = 'French President Marie Dupont greeted German Chancellor Karl Weber.\n\n';
const given = { published: '2019-06-20', known };
const nameOf = ({ person, country, organization }: TakingPart) => person?.slug ?? organization?.slug ?? country;

test.each([
  ['Dupont met Weber in Paris on June 3.', 'MEETING COMPLETED 2019-06-03 france Paris: marie-dupont karl-weber'],
  ['Dupont and Weber met on Monday.', 'MEETING COMPLETED 2019-06-17: marie-dupont karl-weber'],
  ['Dupont will meet Weber in Berlin in July.', 'MEETING PLANNED 2019-07 germany Berlin: marie-dupont karl-weber'],
  ['Dupont held talks with Weber.', 'TALKS COMPLETED: marie-dupont karl-weber'],
  ['A summit between Dupont and Germany’s Karl Weber is planned for July.', 'SUMMIT PLANNED 2019-07: marie-dupont karl-weber'],
  ['There is talk of a meeting between Dupont and Weber.', 'MEETING PROPOSED: marie-dupont karl-weber'],
  ['Talks between France and Germany in the Palace of Nations were short.', 'TALKS COMPLETED Palace of Nations: france germany'],
  ['The Dupont-Weber summit was short.', 'SUMMIT COMPLETED: marie-dupont karl-weber'],
  ['Dupont gave a state dinner for Weber.', 'BANQUET COMPLETED: marie-dupont (host) karl-weber'],
  ['Dupont hosted Weber for a banquet.', 'BANQUET COMPLETED: marie-dupont (host) karl-weber'],
  ['Dupont represented France at the opening ceremony.', 'CEREMONY COMPLETED: marie-dupont (representative)'],
  ['Dupont and Weber signed a treaty on fishing.', 'SIGNING COMPLETED: marie-dupont karl-weber'],
  ['Dupont attended a concert in Madrid.', 'PERFORMANCE COMPLETED spain Madrid: marie-dupont'],
  ['President Ann Lee of Peru met King Hans Olsen of Norway in Oslo.', 'MEETING COMPLETED norway Oslo: ann-lee hans-olsen'],
  ['If Dupont met Weber, much would change.', undefined],
  ['Dupont never met Weber.', undefined],
  ['Aides of Dupont met Weber.', undefined],
  ['The talks went on for hours.', undefined],
  ['The absence of a Dupont-Weber meeting was noted.', undefined],
])('%s', (text, expected) => {
  const told = readArticle(WHO + text, given).events.map((event) => {
    const { kind, status, start, country, places, venue, participants } = event;
    const who = participants.map((each) => `${nameOf(each)}${each.role ? ` (${each.role})` : ''}`).join(' ');
    return `${[kind, status, start, country, ...places, venue].filter(Boolean).join(' ')}: ${who}`;
  });
  expect(told).toEqual(expected === undefined ? [] : [expected]);
});

test.each([
  ['She met Weber in Paris on June 3.', 'marie-dupont karl-weber'],
  ['She also met Weber, who was tired.', 'marie-dupont karl-weber'],
  ['On Monday, she received Weber in Paris.', 'marie-dupont karl-weber'],
  ['She held talks with Weber.', 'marie-dupont karl-weber'],
  ['She was received by Weber in Berlin.', 'marie-dupont karl-weber'],
  ['The president met Weber.', 'marie-dupont karl-weber'],
  ['She swims. Weber met King Hans Olsen.', 'karl-weber hans-olsen'],
  ['“She met Weber,” an aide said.', null],
  ['She never met Weber.', null],
])('an event is unsure if its subject is a pronoun or an office: %s', (text, expected) => {
  const before = 'French President Ms Marie Dupont arrived.\n\nGerman Chancellor Mr Karl Weber slept. ';
  const events = readArticle(`${before}Ms Dupont smiled. ${text}`, given).events;
  const who = events.map(({ participants }) => participants.map(nameOf).join(' '));
  expect(who).toEqual(expected === null ? [] : [expected]);
  const proposed = propose(`${before}Ms Dupont smiled. ${text}`, given).proposals.filter(({ type }) => type === 'Event');
  if (/she|president/i.test(text.slice(0, 14)) && expected?.startsWith('marie'))
    expect(proposed.every(({ confidence }) => confidence < SURE)).toBe(true);
});

const VISIT = `${WHO}Weber traveled to Paris on June 3 along with Foreign Minister Anna Lind. Dupont held talks with Weber in the Hall of Mirrors. Finance Minister Paul Roche also attended the talks. Dupont hosted Weber and Lind for a dinner. Weber will meet King Hans Olsen in July.`;

test.each([
  ['Dupont received Weber.', 'marie-dupont HOST, karl-weber GUEST'],
  ['Weber was received by Dupont.', 'karl-weber GUEST, marie-dupont HOST'],
  ['Dupont gave a state dinner for Weber.', 'marie-dupont HOST, karl-weber GUEST'],
  ['Dupont met Weber.', 'marie-dupont null, karl-weber null'],
])('the host is identified if the words name one: %s', (text, expected) => {
  const [event] = readArticle(`French President Marie Dupont and German Chancellor Karl Weber are old.\n\n${text}`, given).events;
  expect(event!.participants.map((each) => `${nameOf(each)} ${each.side}`).join(', ')).toBe(expected);
});

test('events during the main visit belong to it, and each participant has a side', () => {
  const { proposals, dropped } = propose(VISIT, given);
  expect(dropped).toEqual({});
  const events = proposals.filter(({ type }) => type === 'Event');
  expect(events.map(({ key, claim }) => [key['slug'], claim['visit'], claim['country'], claim['venue']])).toEqual([
    ['talks-between-marie-dupont-and-karl-weber-june-2019', 'karl-weber-france-2019-06', 'france', 'Hall of Mirrors'],
    ['banquet-for-karl-weber-and-anna-lind-june-2019', 'karl-weber-france-2019-06', 'france', undefined],
    ['meeting-of-karl-weber-and-hans-olsen-july-2019', undefined, undefined, undefined],
  ]);
  const there = proposals.filter(({ type }) => type === 'Participant').map(({ claim }) => claim);
  expect(there.map(({ person, side, role }) => [person, side, role].filter(Boolean).join(' '))).toEqual(
    expect.arrayContaining([
      'karl-weber GUEST',
      'marie-dupont HOST',
      'marie-dupont HOST host',
      'anna-lind GUEST',
      expect.stringMatching(/^paul-roche .*Finance Minister$/),
    ]),
  );
});

test('an event is sure only if a verb says who met whom and when', () => {
  const sure = (text: string) =>
    propose(WHO + text, given)
      .proposals.filter(({ type, confidence }) => type === 'Event' && confidence >= SURE)
      .map(({ key }) => key['slug']);
  expect(sure('Dupont met Weber in Paris on June 3.')).toEqual(['meeting-of-marie-dupont-and-karl-weber-june-2019']);
  expect(sure('Dupont met Weber.')).toEqual([]);
  expect(sure('Dupont will meet Weber on June 28.')).toEqual([]);
  expect(sure('Talks between Dupont and Weber on June 3 were short.')).toEqual([]);
});

test('a quotation belongs to the visit if the words say so, or if an editor reviews the proposal anyway', () => {
  const visitsOf = (text: string) =>
    propose(`${WHO}Weber traveled to Paris on June 3. ${text}`, given)
      .proposals.filter(({ type }) => type === 'Statement')
      .map(({ claim, confidence }) => [claim['visit'], confidence >= SURE]);
  const visit = 'karl-weber-france-2019-06';
  expect(visitsOf('“We have opened a new chapter today,” Weber said during the talks.')).toEqual([[visit, true]]);
  expect(visitsOf('“We have opened a new chapter today,” Weber said.')).toEqual([[undefined, true]]);
  expect(visitsOf('“We have opened a new chapter today,” he said.')).toEqual([[visit, false]]);
  expect(visitsOf('“We have opened a new chapter today,” Hans Olsen said during the talks.')).toEqual([[undefined, true]]);
});

test('a text about two simultaneous visits has no main visit', () => {
  const { main } = readArticle(`${WHO}Weber traveled to Paris on June 3. Weber traveled to Madrid on June 5.`, given);
  expect(main).toBeNull();
});

const TWO_VISITS =
  'French President Marie Dupont visited Germany on Monday. She met German Chancellor Karl Weber in Bonn on Tuesday.\n\nDupont travelled to Norway on Thursday, where she met King Hans.';

test.each([
  [
    null,
    [
      ['karl-weber', 'germany'],
      ['king-hans', 'norway'],
    ],
  ],
  [
    '2019-06-21',
    [
      ['karl-weber', 'germany'],
      ['king-hans', 'norway'],
    ],
  ],
])('an event belongs to the visit of its paragraph, published %s', (published, expected) => {
  const { events } = readArticle(TWO_VISITS, { known, published });
  expect(events.map(({ participants, visit }) => [nameOf(participants.at(-1)!), visit?.hostCountry])).toEqual(expected);
});

test.each([
  'French President Marie Dupont visited Germany on Monday and Norway on Tuesday. She met President Ann Lee.',
  'French President Marie Dupont visited Germany on Monday. She met King Hans of Spain.\n\nDupont visited Norway on Thursday.',
  'French President Marie Dupont visited Germany on Monday.\n\nDupont visited Norway on Thursday.\n\nShe met King Hans.',
])('an event has no visit if several are possible, or if the visit was to another country: %s', (text) => {
  const { events } = readArticle(text, { known, published: '2019-06-21' });
  expect(events.map(({ visit }) => visit)).toEqual([null]);
});

test('a quotation of an unsure speaker gets the visit of its paragraph', () => {
  const text = `${TWO_VISITS.replace(' in Bonn on Tuesday.', ' in Bonn on Tuesday. “We share one river,” she said.')}`;
  const { proposals } = propose(text, { known, published: '2019-06-21' });
  const [quote] = proposals.filter(({ type }) => type === 'Statement');
  expect(quote!.claim).toMatchObject({ visit: 'marie-dupont-germany-2019-06' });
  expect(quote!.confidence).toBeLessThan(SURE);
});
