import { describe, expect, test } from 'vitest';
import { quotedWordsEqualText } from '../../../src/model/rules/passages.js';
import { aVisit, judge } from './judge.js';

const article = '🇰🇵 “well” said';
const judgeCitation = (cited: unknown, text: string | null = null) =>
  judge(quotedWordsEqualText, { visits: { trip: { ...aVisit, cite: [cited] } } }, text);

describe('the quoted words of a span are the text’s', () => {
  test.each([
    ['its words', { start: 4, end: 8, exact: 'well' }],
    ['astral characters', { start: 0, end: 2, exact: '🇰🇵' }],
    ['a bare span', [0, 9]],
  ])('%s: passes, with the text and without', (_what, cited) => {
    expect(judgeCitation(cited)).toEqual([]);
    expect(judgeCitation(cited, article)).toEqual([]);
  });

  test('as many as the span is long, even without the text', () => {
    expect(judgeCitation({ start: 4, end: 9, exact: 'well' })).toEqual([
      'visits.trip.cite[0]: the quoted words have 4 code points, but the passage [4, 9] has 5',
    ]);
  });

  test('others: refused', () => {
    expect(judgeCitation({ start: 4, end: 8, exact: 'good' }, article)).toEqual([
      'visits.trip.cite[0]: the text at [4, 8] is "well", not "good"',
    ]);
  });
});
