import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestMatchesWords } from '../../../src/model/rules/passages.js';
import { listedOnce } from '../../../src/model/rules/lists.js';
import { aVisit, judge } from './judge.js';

const sha256 = (words: string) => createHash('sha256').update(words).digest('hex');
const passage = (start: number, end: number, words: string) => ({ start, end, fragment: 'row=2', digest: sha256(words) });
const visit = (...cite: object[]) => ({ visits: { trip: { ...aVisit, cite } } });

test('the digest of a passage is computed from its words, counted in code points', () => {
  expect(judge(digestMatchesWords, visit(passage(1, 5, 'trip')), '😀trip')).toEqual([]);
  expect(judge(digestMatchesWords, visit(passage(1, 5, 'trap')))).toEqual([]);
  expect(judge(digestMatchesWords, visit(passage(1, 5, 'trap')), '😀trip')).toEqual([
    `visits.trip.cite[0]: the SHA-256 of the words at [1, 5] is ${sha256('trip')}, not ${sha256('trap')}`,
  ]);
});

test('the same words in one fragment are cited only once', () => {
  expect(judge(listedOnce, visit(passage(0, 4, 'trip'), passage(5, 9, 'trip')))).toEqual([
    `visits.trip.cite[1]: repeats entry [0] of this list: the words ${sha256('trip')} at row=2`,
  ]);
  expect(judge(listedOnce, visit(passage(0, 4, 'trip'), passage(5, 9, 'trap')))).toEqual([]);
});
