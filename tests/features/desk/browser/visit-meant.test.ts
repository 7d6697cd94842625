import { expect, test } from 'vitest';
import { workOn } from './work.js';

// The visit that the desk fills in for events and quotes.

const TEXT = `Ann Lee went to Estonia on Monday. She held talks with Mart Tamm there.

Lee flew on to Niger. She met Issa Sow. “It was a good day,” Lee said.

Lee gave a dinner in the evening. “Thank you,” she said.

In 2018, Sow had come to Fiji. “It was cold,” Lee said of that year.`;

const span = (words: string): [number, number] => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length];
const delegation = [{ name: 'Ann Lee', person: 'ann-lee', side: 'GUEST', capacity: 'HEAD' }];
const visit = (host: string, words: string, more: object = {}) => ({
  ...{ title: host, status: 'COMPLETED', guestCountry: 'fiji', hostCountry: host, delegation, cite: [span(words)] },
  ...more,
});
const estonia = visit('estonia', 'Ann Lee went to Estonia on Monday');
const niger = visit('niger', 'Lee flew on to Niger');
const sow = visit('fiji', 'Sow had come to Fiji', { start: '2018', delegation: [] });
const people = {
  'ann-lee': { name: 'Ann Lee', country: 'fiji' },
  'mart-tamm': { name: 'Mart Tamm', country: 'estonia' },
  'issa-sow': { name: 'Issa Sow', country: 'niger' },
};
const begun = (visits: object, publishedOn?: string) =>
  workOn({ text: TEXT, people, visits, source: { slug: 's', ...(publishedOn && { publishedOn }) } });

/** Adds an event with these words, as accepting its proposal does, and returns its visit. */
function visitOfEvent(words: string, visits: object, more: object = {}, participants: readonly string[] = []) {
  const work = begun(visits, '2019-05-15');
  const fields = { kind: 'MEETING', title: 'E', status: 'COMPLETED', cite: [span(words)], ...more };
  const add = (entry: string, given: object) =>
    Object.entries(given).map(([field, after]) => ({ entry, field, before: undefined, after }));
  const members = participants.flatMap((person) => add(`participants/${person}`, { of: 'e', person, cite: fields.cite }));
  work.add('Accepted', [...add('events/e', fields), ...members]);
  return work.cells.get('events/e')!['visit'];
}

const visitByHand = (collection: string, words: string, visits: object) => {
  const work = begun(visits);
  const [start, end] = span(words);
  work.caret = { start, end };
  work.say(collection);
  return work.cells.get(work.entry!)!['visit'];
};

test.each([
  ['She held talks', 'estonia'],
  ['She met Issa Sow', 'niger'],
  ['Lee gave a dinner', undefined],
])('of two visits without dates, “%s” belongs to the one of its paragraph: %s', (words, slug) => {
  expect(visitOfEvent(words, { estonia, niger })).toBe(slug);
  expect(visitByHand('events', words, { estonia, niger })).toBe(slug);
});

test('an event belongs to the visit whose host takes part, or whose host is the country of the event', () => {
  const dinner = (more: object, participants: string[]) =>
    visitOfEvent(
      'Lee gave a dinner',
      { estonia: { ...estonia, start: '2019-05-13' }, niger: { ...niger, start: '2019-05-14' } },
      more,
      participants,
    );
  expect(dinner({}, ['ann-lee', 'issa-sow'])).toBe('niger');
  expect(dinner({}, ['ann-lee', 'issa-sow', 'mart-tamm'])).toBe(undefined);
  expect(dinner({ country: 'estonia' }, ['ann-lee'])).toBe('estonia');
});

test('a dated event near the publication belongs to the only visit, which has no date', () => {
  const talks = (start: string) => visitOfEvent('She held talks', { estonia }, { start });
  expect([talks('2019-05-13'), talks('2009-05-13')]).toEqual(['estonia', undefined]);
  const dated = (start: string) => visitOfEvent('She held talks', { estonia: { ...estonia, start } }, { start: '2019-05-13' });
  expect([dated('2019'), dated('2019-05'), dated('2018')]).toEqual(['estonia', 'estonia', undefined]);
});

test('a quote in the paragraph of one visit is not filled in with another', () => {
  const visits = { estonia: { ...estonia, start: '2019-05-13' }, sow };
  expect(visitByHand('statements', 'It was cold', visits)).toBe(undefined);
  expect(visitByHand('statements', 'It was a good day', { estonia, niger })).toBe('niger');
  expect(visitByHand('statements', 'Thank you', { estonia, niger })).toBe(undefined);
});

test('the day of the article, entered later, tells which of two visits an event belongs to', () => {
  const visits = { estonia: { ...estonia, start: '2019-05-13' }, sow: { ...sow, start: '2018-05-13' } };
  const events = { e: { kind: 'BANQUET', title: 'E', status: 'COMPLETED', cite: [span('Lee gave a dinner')] } };
  const work = workOn({ text: TEXT, people, visits, events, source: { slug: 's' } });
  work.open('source');
  work.type('publishedOn', '2019-05-15');
  expect(work.cells.get('events/e')!['visit']).toBe('estonia');
});
