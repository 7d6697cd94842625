import { describe, expect, test } from 'vitest';
import { quotedWordsEqualText } from '../../../src/model/rules/passages.js';
import { aVisit, judge } from './judge.js';

const article = '🇰🇵 “well” said';
const judgeCitation = (cited: unknown, text: string | null = null) =>
  judge(quotedWordsEqualText, { visits: { trip: { ...aVisit, cite: [cited] } } }, text);

describe('quoted words equal the words of the text', () => {
  test.each([
    ['a passage with its words', { start: 4, end: 8, exact: 'well' }],
    ['astral characters', { start: 0, end: 2, exact: '🇰🇵' }],
    ['a passage without words', [0, 9]],
  ])('%s passes, with and without the text', (_what, cited) => {
    expect(judgeCitation(cited)).toEqual([]);
    expect(judgeCitation(cited, article)).toEqual([]);
  });

  test('words must be as long as the passage, even without the text', () => {
    expect(judgeCitation({ start: 4, end: 9, exact: 'well' })).toEqual([
      'visits.trip.cite[0]: the quoted words have 4 code points, but the passage [4, 9] has 5',
    ]);
  });

  test('different words are refused', () => {
    expect(judgeCitation({ start: 4, end: 8, exact: 'good' }, article)).toEqual([
      'visits.trip.cite[0]: the text at [4, 8] is "well", not "good"',
    ]);
  });
});
