import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  spellingGroups,
  type SuspectedPair,
  pairsAmong,
  withMerged,
} from '../../../../src/features/desk/browser/settle/spellings/groups.js';

const pair = (one: string, other: string): SuspectedPair => ({ one, other, evidence: ['SAME_NAME'] });
const ids = fc.constantFrom(...'abcdefgh');
const anyPairs = fc.uniqueArray(
  fc.tuple(ids, ids).filter(([one, other]) => one < other),
  { selector: ([one, other]) => one + other },
);

test('connected pairs form one group, ordered by their first pairs', () => {
  const groups = spellingGroups([pair('a', 'b'), pair('c', 'd'), pair('e', 'f'), pair('f', 'b')]);
  expect(groups.map((group) => group.ids)).toEqual([
    ['a', 'b', 'e', 'f'],
    ['c', 'd'],
  ]);
});

test('every pair belongs to one group, and no two groups share a person', () => {
  fc.assert(
    fc.property(anyPairs, (all) => {
      const pairs = all.map(([one, other]) => pair(one, other));
      const groups = spellingGroups(pairs);
      const keys = (some: SuspectedPair[]) => some.map(({ one, other }) => one + other).toSorted();
      expect(keys(groups.flatMap((group) => group.pairs))).toEqual(keys(pairs));
      const members = groups.flatMap((group) => group.ids);
      expect(new Set(members).size).toBe(members.length);
      for (const { ids: own, pairs: inside } of groups) expect(pairsAmong(pairs, new Set(own)).among).toHaveLength(inside.length);
    }),
  );
});

test('after a merge, no pair leads to the merged person, and each pair is listed once', () => {
  fc.assert(
    fc.property(anyPairs, ids, ids, (all, gone, kept) => {
      fc.pre(gone !== kept);
      const left = withMerged(
        all.map(([one, other]) => pair(one, other)),
        gone,
        kept,
      );
      const keys = left.map(({ one, other }) => [one, other].toSorted().join(''));
      expect(keys.filter((key) => key.includes(gone))).toEqual([]);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.filter(([one, other]) => one === other)).toEqual([]);
    }),
  );
});
