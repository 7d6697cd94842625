import { expect, test } from 'vitest';
import { overlap, sameSpan, claimSpans } from '../../../../src/features/desk/browser/state/spans.js';

test.each<[string, unknown, [number, number][]]>([
  [
    'pairs and objects',
    [[0, 4], { start: 7, end: 9 }],
    [
      [0, 4],
      [7, 9],
    ],
  ],
  [
    'empty or reversed ones',
    [
      [4, 4],
      [5, 4],
    ],
    [],
  ],
  ['one before the text', [[-1, 4]], []],
  ['ones without a start or an end', [{ end: 4 }, { start: 1 }, ['x', 4], [1, 'x'], [1]], []],
  ['values that are not passages', ['x', null, 7, {}], []],
  ['not a list', 'x', []],
])('valid passages become spans: %s', (_, cite, spans) => {
  expect(claimSpans({ cite: cite as never }).map(({ start, end }) => [start, end])).toEqual(spans);
});

test('a claim without passages has no span', () => expect(claimSpans({ name: 'x' })).toEqual([]));

test.each<[[number, number], [number, number], boolean]>([
  [[0, 4], [4, 8], false],
  [[4, 8], [0, 4], false],
  [[0, 5], [4, 8], true],
  [[4, 8], [0, 5], true],
  [[0, 9], [4, 5], true],
  [[0, 2], [4, 5], false],
  [[6, 8], [4, 5], false],
])('checks whether %s and %s overlap: %s', ([start, end], [from, to], isOverlap) => {
  expect(overlap({ start, end }, { start: from, end: to })).toBe(isOverlap);
});

test('spans are equal if both of their ends are', () => {
  const span = { start: 1, end: 4 };
  expect([
    sameSpan(span, { start: 1, end: 4 }),
    sameSpan(span, { start: 1, end: 5 }),
    sameSpan(span, { start: 0, end: 4 }),
  ]).toEqual([true, false, false]);
  expect([sameSpan(null, span), sameSpan(span, null), sameSpan(null, null)]).toEqual([false, false, true]);
});
