import { describe, expect, test } from 'vitest';
import { kinshipStatedOnce } from '../../../src/model/rules/relations.js';
import { judge } from './judge.js';

type Kin = [person: string, relative: string, kind: string];
const judgeKin = (...kin: Kin[]) =>
  judge(kinshipStatedOnce, {
    kinship: kin.map(([person, relative, kind]) => ({ person, relative, kind, cite: [[0, 1]] })),
  });

describe('the kinship of two people is stated once, from one side', () => {
  test('other pairs pass', () => {
    expect(judgeKin(['un', 'il', 'PARENT'], ['un', 'ri', 'SPOUSE'], ['il', 'sung', 'PARENT'])).toEqual([]);
  });

  test.each<[string, Kin, Kin]>([
    ['a literal repetition', ['un', 'il', 'PARENT'], ['un', 'il', 'PARENT']],
    ['a parent repeated as a child', ['un', 'il', 'PARENT'], ['il', 'un', 'CHILD']],
    ['a spouse repeated from the other side', ['un', 'ri', 'SPOUSE'], ['ri', 'un', 'SPOUSE']],
  ])('%s is refused', (_what, one, same) => {
    expect(judgeKin(one, same)).toEqual([expect.stringMatching(/^kinship\[1\]: .* repeats kinship\[0\]: remove one of them$/)]);
  });

  test.each<[string, Kin, Kin]>([
    ['a pair in which each is the parent of the other', ['un', 'il', 'PARENT'], ['il', 'un', 'PARENT']],
    ['a pair of parent and spouse', ['un', 'il', 'PARENT'], ['un', 'il', 'SPOUSE']],
  ])('%s is refused', (_what, one, other) => {
    expect(judgeKin(one, other)).toEqual([
      `kinship[1]: the kinship of il and un contradicts kinship[0]: ${one[2]} there, ${other[2]} here`,
    ]);
  });
});
