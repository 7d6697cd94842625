import { describe, expect, test } from 'vitest';
import { quoteWithinQuotationMarks } from '../../../src/model/rules/quotes.js';
import { aParaphrase, aQuote, aVisit, judge } from './judge.js';

/** Judges the quote "well" where it is in a text. */
const judgeIn = (text: string, words = 'well') => {
  const start = [...text.slice(0, text.indexOf(words))].length;
  const quote = { ...aQuote, text: words, cite: [[start, start + [...words].length]] };
  return judge(quoteWithinQuotationMarks, { statements: { it: quote } }, text);
};

describe('quoted words are enclosed in quotation marks', () => {
  test.each([
    'All is “well” he said',
    '“All is well,” he said',
    'All is "well" he said',
    '‘It isn’t well yet’, he said',
    '🇰🇵 “well”',
    '“It opens again in the next paragraph.\n“All is well.”',
    '“The “red carpet” was well laid”, he said',
    '“All is “well” here”, he said',
    '"All is well,” he said',
    "``All is well,'' he said",
    '« All is well », he said',
    '『All is well』',
    "'All is well', he said",
    '“All is lost," he said, “and well.”',
  ])('%s passes', (text) => expect(judgeIn(text)).toEqual([]));

  test.each([
    'All is well',
    '“All” is well',
    '“All is\nwell',
    'As “x” said, well, “y”',
    'As "x" said, well, "y"',
    'As ‘x’ said, well, ‘y’',
    '“All is lost," he said well, "and gone."',
    'The "only" well "so far" is deep',
    "The leaders' well is the people's",
  ])('%s is refused', (text) => {
    expect(judgeIn(text)).toEqual([expect.stringMatching(/^statements.it.cite\[0\]: "well" at \[\d+, \d+\] is not between/)]);
  });

  test('a quote that crosses a quotation mark is refused', () => {
    expect(judgeIn('“All is well,” he said. “Very.”', 'well,” he said. “Very')).toHaveLength(1);
  });

  test('the words of every citation are checked, except for paraphrases and citations without words', () => {
    const visits = { trip: { ...aVisit, cite: [[0, 3], { start: 0, end: 3, exact: 'All' }] } };
    const statements = { it: aParaphrase };
    expect(judge(quoteWithinQuotationMarks, { visits, statements }, 'All is “well”')).toEqual([
      'visits.trip.cite[1]: "All" at [0, 3] is not between quotation marks in the text',
    ]);
  });
});
