import { describe, expect, test } from 'vitest';
import { knownEndIsEnded } from '../../../src/model/rules/dates.js';
import { anOffice, judge } from './judge.js';

describe('an office with a known end is ENDED', () => {
  const passing = [
    ...[{ end: '2011-12', status: 'ENDED' }, { status: 'ENDED' }, { status: 'HELD' }],
    ...[
      { end: '[2011-12..]', status: 'UNKNOWN' },
      { end: '[2011-12..]', status: 'HELD' },
    ],
  ];
  test.each(passing)('%j passes', (office) => {
    expect(judge(knownEndIsEnded, { positions: [{ ...anOffice, ...office }] })).toEqual([]);
  });

  test('an end within a range counts as known, and is refused', () => {
    const office = { ...anOffice, end: '[..2011]', status: 'UNKNOWN' };
    expect(judge(knownEndIsEnded, { positions: [office] })).toHaveLength(1);
  });

  test.each(['HELD', 'UNKNOWN'])('%s is refused', (status) => {
    expect(judge(knownEndIsEnded, { positions: [{ ...anOffice, end: '2011-12', status }] })).toEqual([
      `positions[0].status: the position has the end 2011-12, so its status must be ENDED, not ${status}`,
    ]);
  });
});
