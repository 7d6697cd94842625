import { expect, test } from 'vitest';
import { sourceHasText } from '../../../src/model/rules/text.js';
import { spanWithinText } from '../../../src/model/rules/passages.js';
import { NO_TEXT } from '../../../src/model/kinds/source.js';
import { aVisit, judge } from './judge.js';

const link = { kind: 'LINK', url: 'https://example.org/a', sha256: undefined, length: undefined };

test('a link with a URL and without a text passes and is cited as a whole', () => {
  const parts = { source: link, visits: { trip: { ...aVisit, cite: [[0, 0]] } } };
  expect([...judge(sourceHasText, parts), ...judge(spanWithinText, parts)]).toEqual([]);
});

test('a link without a URL or with a text is refused', () => {
  expect(judge(sourceHasText, { source: { kind: 'LINK' } })).toEqual([
    'source.url: is missing: a link must have a URL',
    'source.length: a link has no text: omit the length',
  ]);
  expect(judge(sourceHasText, { source: { ...link, sha256: 'a'.repeat(64) } })).toEqual([
    'source.sha256: a link has no text: omit the hash',
  ]);
});

test('an article without a text is refused', () => {
  expect(judge(sourceHasText, { source: { sha256: NO_TEXT, length: 0 } })).toEqual([
    'source.sha256: is missing: specify the hash of the text, or make the source a link (kind: LINK)',
    'source.length: is missing: specify the length of the text, or make the source a link (kind: LINK)',
  ]);
});

test('a passage of a link is refused, as is an article cited as a whole', () => {
  const cited = (cite: number[][], source = {}) => judge(spanWithinText, { source, visits: { trip: { ...aVisit, cite } } });
  expect(cited([[0, 1]], link)).toEqual(['visits.trip.cite[0]: the passage [0, 1] ends after the text, which has 0 code points']);
  expect(cited([[0, 0]])).toEqual(['visits.trip.cite[0]: the passage [0, 0] is empty: its end must be greater than its start']);
});
