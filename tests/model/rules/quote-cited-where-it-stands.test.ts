import { describe, expect, test } from 'vitest';
import { quoteCitedWhereItStands } from '../../../src/model/rules/quotes.js';
import { aQuote, judge } from './judge.js';

const article = '🇰🇵 “well” said';
const judgeQuote = (quote: object, text: string | null = null) =>
  judge(quoteCitedWhereItStands, { statements: { it: { ...aQuote, ...quote } } }, text);

describe('the first passage of a quote is the quote itself', () => {
  test.each([
    ['a passage of exactly its words', { cite: [[4, 8]] }],
    [
      'a wider second passage',
      {
        cite: [
          [4, 8],
          [0, 14],
        ],
      },
    ],
    ['a paraphrase with a longer passage', { kind: 'PARAPHRASE', cite: [[0, 14]] }],
  ])('%s passes, with and without the text', (_what, quote) => {
    expect(judgeQuote(quote)).toEqual([]);
    expect(judgeQuote(quote, article)).toEqual([]);
  });

  test('a passage of a different length is refused, even without the text', () => {
    expect(judgeQuote({ cite: [[4, 9]] })).toEqual([
      'statements.it.cite[0]: the quote has 4 code points, but its first passage [4, 9] has 5',
    ]);
  });

  test('a passage with different words is refused', () => {
    expect(judgeQuote({ cite: [[5, 9]] }, article)).toEqual([
      'statements.it.cite[0]: the quote is "well", but its first passage [5, 9] is "ell”"',
    ]);
    expect(judgeQuote({ cite: [{ start: 4, end: 8, exact: 'good' }] })).toEqual([
      'statements.it.cite[0]: the quote is "well", but its first passage [4, 8] is "good"',
    ]);
  });
});
