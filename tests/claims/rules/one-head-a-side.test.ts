import { describe, expect, test } from 'vitest';
import { oneHeadASide } from '../../../src/claims/rules/one-head-a-side.js';
import { aVisit, judge } from './judge.js';

const head = (name: string, side: string) => ({ name, side, capacity: 'HEAD', cite: [[0, 1]] });
const judgeDelegation = (...delegation: object[]) =>
  judge(oneHeadASide, { visits: { trip: { ...aVisit, delegation } } });

describe('a visit has at most one head a side', () => {
  test('one of the guests, one of the hosts: passes', () => {
    expect(judgeDelegation(head('Kim', 'GUEST'), head('Xi', 'HOST'), { name: 'Ri', cite: [[0, 1]] })).toEqual([]);
  });

  test('two of the guests: refused', () => {
    expect(judgeDelegation(head('Kim', 'GUEST'), head('Xi', 'HOST'), head('Ri', 'GUEST'))).toEqual([
      'visits.trip.delegation[2].capacity: Ri is a second HEAD of the GUEST side, after Kim: keep one',
    ]);
  });
});
