import { expect, test } from 'vitest';
import { originalInAnotherLanguage } from '../../../src/model/rules/quotes.js';
import { aParaphrase, judge } from './judge.js';

const judged = (fields: object) => judge(originalInAnotherLanguage, { statements: { it: { ...aParaphrase, ...fields } } });

test.each([
  {},
  { language: 'en' },
  { originalLanguage: 'ko', translatedBy: 'OUTLET' },
  { original: '평화', originalLanguage: 'ko' },
  { language: 'zh-Hant', original: '和平', originalLanguage: 'zh-Hans', translatedBy: 'ANNOTATOR' },
])('%j passes', (fields) => expect(judged(fields)).toEqual([]));

test('original words without a language are refused', () => {
  expect(judged({ language: 'en', original: '평화' })).toEqual([
    'statements.it.originalLanguage: is missing: specify the language of the original words',
  ]);
});

test('original words in the language of the text are refused', () => {
  expect(judged({ language: 'ko', original: '평화', originalLanguage: 'ko' })).toEqual([
    'statements.it.originalLanguage: the text is also in ko: omit the original if nothing was translated',
  ]);
});
