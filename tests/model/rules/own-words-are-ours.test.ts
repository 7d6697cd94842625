import { describe, expect, test } from 'vitest';
import { ownWordsAreOurs } from '../../../src/model/rules/own-words.js';
import { anEvent, aParaphrase, aVisit, judge } from './judge.js';

const article =
  'After a week of rumours the two leaders met in the capital. He said “we will always stand together as the best of friends” twice.';
const judgeText = (text: string, kind = 'PARAPHRASE') =>
  judge(ownWordsAreOurs, { statements: { it: { ...aParaphrase, kind, text } } }, article);

describe('paraphrases and titles use our own words', () => {
  test.each([
    ['a text in our own words', 'There was a meeting, long expected.'],
    ['seven words in a row', 'It was rumours the two leaders met in the autumn.'],
    ['a quotation from the text', 'They would always stand together as the best of friends.'],
    ['a span across the end of a quotation', 'It said “we will always stand together” he said'],
  ])('%s passes', (_what, text) => expect(judgeText(text)).toEqual([]));

  test('eight consecutive words from the source are refused, regardless of case and punctuation', () => {
    expect(judgeText('So: of rumours, the TWO leaders met in the end.')).toEqual([
      'statements.it.text: copies 8 words in a row from the text: "of rumours the two leaders met in the". Use other words',
    ]);
  });

  test('titles are also checked', () => {
    const title = 'A week of rumours the two leaders met';
    const parts = { visits: { trip: { ...aVisit, title } }, events: { talks: { ...anEvent, title } } };
    expect(judge(ownWordsAreOurs, parts, article)).toHaveLength(2);
  });

  test('notes are also checked', () => {
    const note = 'A week of rumours the two leaders met';
    expect(judge(ownWordsAreOurs, { visits: { trip: { ...aVisit, note } } }, article)).toHaveLength(1);
  });

  test.each([
    ['CC0-1.0', 0],
    ['CC-BY-4.0', 0],
    ['public-domain', 0],
    ['CC-BY-NC-4.0', 1],
    ['All rights reserved', 1],
    [undefined, 1],
  ])('the licence %s leaves %d problems', (licence, problems) => {
    const parts = { source: { licence }, visits: { trip: { ...aVisit, note: article } } };
    expect(judge(ownWordsAreOurs, parts, article)).toHaveLength(problems);
  });

  test('quotes are not checked, and nothing is checked without the text', () => {
    expect(judgeText('of rumours the two leaders met in the', 'DIRECT_QUOTE')).toEqual([]);
    expect(judge(ownWordsAreOurs, { statements: { it: { ...aParaphrase, text: article } } })).toEqual([]);
  });
});
