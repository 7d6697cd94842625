import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Notes } from '../../../src/features/pages/facts/notes.js';
import { EventFacts, inTextOrder } from '../../../src/features/pages/visit/event.js';

const event = (slug: string, day: string | null, ...cited: [source: string, start: number][]) => {
  const nodes = cited.map(([source, start]) => ({ start, source: { slug: source } }));
  return { slug, start: day && { edtf: day }, citationsConnection: { nodes } } as never;
};
const ordered = (...events: never[]) => inTextOrder(events).map(({ slug }) => slug);

test('events of one day are in the order in which their source tells of them', () => {
  expect(
    ordered(
      event('signing', '2026-06-09', ['a', 90]),
      event('dinner', '2026-06-09', ['b', 5], ['a', 300]),
      event('talks', '2026-06-09', ['a', 40], ['a', 500]),
      event('departure', '2026-06-10', ['a', 1]),
    ),
  ).toEqual(['talks', 'signing', 'dinner', 'departure']);
});

test('events that no single source reports keep their order', () => {
  expect(ordered(event('talks', null, ['a', 90]), event('dinner', null, ['b', 5]))).toEqual(['talks', 'dinner']);
});

test.each([
  ['MEETING', 'PLANNED', 'Meeting, planned, the palace'],
  ['OTHER', 'PLANNED', 'planned, the palace'],
  ['OTHER', 'COMPLETED', 'the palace'],
])('the facts of an event of the kind %s and the status %s are “%s”', (kind, status, facts) => {
  const event = { kind, status, start: null, end: null, venue: 'the palace', places: [], note: null, participants: [] };
  const html = renderToStaticMarkup(
    h(EventFacts, {
      event: { ...event, visit: null, citationsConnection: { nodes: [] } } as never,
      ...{ differing: [], notes: new Notes() },
    }),
  );
  expect(html.replaceAll(/<[^>]*>/g, '')).toBe(facts);
});
