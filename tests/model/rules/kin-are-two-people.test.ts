import { describe, expect, test } from 'vitest';
import { kinAreTwoPeople } from '../../../src/model/rules/relations.js';
import { judge } from './judge.js';

describe('nobody is their own relative', () => {
  test('two people pass', () => {
    expect(judge(kinAreTwoPeople, { kinship: [{ person: 'xi', relative: 'peng', kind: 'SPOUSE', cite: [[0, 1]] }] })).toEqual([]);
  });

  test('naming the same person twice is refused', () => {
    expect(judge(kinAreTwoPeople, { kinship: [{ person: 'xi', relative: 'xi', kind: 'SPOUSE', cite: [[0, 1]] }] })).toEqual([
      'kinship[0]: xi cannot be their own relative (SPOUSE): specify two people',
    ]);
  });
});
