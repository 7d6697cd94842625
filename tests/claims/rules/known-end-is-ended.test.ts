import { describe, expect, test } from 'vitest';
import { knownEndIsEnded } from '../../../src/claims/rules/known-end-is-ended.js';
import { anOffice, judge } from './judge.js';

describe('an office whose end is known is ENDED', () => {
  test.each([{ end: '2011-12', status: 'ENDED' }, { status: 'ENDED' }, { status: 'HELD' }])('%j: passes', (office) => {
    expect(judge(knownEndIsEnded, { positions: [{ ...anOffice, ...office }] })).toEqual([]);
  });

  test.each(['HELD', 'UNKNOWN'])('%s: refused', (status) => {
    expect(judge(knownEndIsEnded, { positions: [{ ...anOffice, end: '2011-12', status }] })).toEqual([
      `positions[0].status: the position has the end 2011-12, so its status must be ENDED, not ${status}`,
    ]);
  });
});
