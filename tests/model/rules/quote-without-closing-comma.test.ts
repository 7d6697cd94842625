import { describe, expect, test } from 'vitest';
import { quoteWithoutClosingComma } from '../../../src/model/rules/quotes.js';
import { aQuote, judge } from './judge.js';

const judgeText = (text: string, kind = 'DIRECT_QUOTE') =>
  judge(quoteWithoutClosingComma, { statements: { it: { ...aQuote, kind, text } } });

describe('a quote omits its closing comma', () => {
  test.each(['well', 'well, very', 'well.'])('%s passes', (text) => expect(judgeText(text)).toEqual([]));

  test('a trailing comma is refused', () => {
    expect(judgeText('well,')).toEqual(['statements.it.text: remove the final comma from the quote and its passage: "well,"']);
  });

  test('a paraphrase is not checked', () => expect(judgeText('well,', 'PARAPHRASE')).toEqual([]));
});
