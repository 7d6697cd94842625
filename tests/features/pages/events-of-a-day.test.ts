import { expect, test } from 'vitest';
import { inTextOrder } from '../../../src/features/pages/visit/event.js';

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
