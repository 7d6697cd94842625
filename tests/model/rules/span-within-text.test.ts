import { describe, expect, test } from 'vitest';
import { spanWithinText } from '../../../src/model/rules/passages.js';
import { aVisit, judge } from './judge.js';

const judgeSpan = (span: unknown, text: string | null = null) =>
  judge(spanWithinText, { source: { length: 3 }, visits: { trip: { ...aVisit, cite: [span] } } }, text);

describe('a passage lies within the text and is not empty', () => {
  test.each([[[0, 1]], [[0, 3]], [[2, 3]], [{ start: 1, end: 3, exact: 'xy' }]])('%j passes', (span) => {
    expect(judgeSpan(span)).toEqual([]);
    expect(judgeSpan(span, '🇰🇵!')).toEqual([]);
  });

  test.each([[[1, 1]], [[2, 1]]])('%j is refused', ([start, end]) => {
    expect(judgeSpan([start, end])).toEqual([
      `visits.trip.cite[0]: the passage [${start}, ${end}] is empty: its end must be greater than its start`,
    ]);
  });

  test('an end beyond the last code point is refused, even if UTF-16 has more code units', () => {
    const problem = 'visits.trip.cite[0]: the passage [0, 4] ends after the text, which has 3 code points';
    expect(judgeSpan([0, 4])).toEqual([problem]);
    expect(judgeSpan([0, 4], '🇰🇵!')).toEqual([problem]);
  });
});
