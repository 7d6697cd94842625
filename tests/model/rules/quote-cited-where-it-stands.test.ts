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

  test('a quote with parts spans one passage for each part', () => {
    const interrupted = '“It is,” he said, “well.”';
    const cite = [
      [1, 6],
      [19, 24],
    ];
    for (const text of ['It is … well.', 'It is ... well.', 'It is […] well.'])
      expect(judgeQuote({ text, cite }, interrupted)).toEqual([]);
    expect(judgeQuote({ text: 'It is … well', cite }, interrupted)).toEqual([
      'statements.it.cite[1]: the quote has 4 code points, but its passage [19, 24] has 5',
    ]);
    expect(judgeQuote({ text: 'well. … It is', cite }, interrupted)).toEqual([
      'statements.it.cite[0]: the quote is "well.", but its passage [1, 6] is "It is"',
      'statements.it.cite[1]: the quote is "It is", but its passage [19, 24] is "well."',
    ]);
    expect(judgeQuote({ text: 'It is … well.', cite: [[1, 6]] }, interrupted)).toHaveLength(1);
  });

  test('a passage of a different length is refused, even without the text', () => {
    expect(judgeQuote({ cite: [[4, 9]] })).toEqual([
      'statements.it.cite[0]: the quote has 4 code points, but its passage [4, 9] has 5',
    ]);
  });

  test('a passage with different words is refused', () => {
    expect(judgeQuote({ cite: [[5, 9]] }, article)).toEqual([
      'statements.it.cite[0]: the quote is "well", but its passage [5, 9] is "ell”"',
    ]);
    expect(judgeQuote({ cite: [{ start: 4, end: 8, exact: 'good' }] })).toEqual([
      'statements.it.cite[0]: the quote is "well", but its passage [4, 8] is "good"',
    ]);
  });
});
