import { describe, expect, test } from 'vitest';
import { parentsHaveNoCycle } from '../../../src/model/rules/relations.js';
import { anOrganization, judge } from './judge.js';

const judgeParents = (parents: Record<string, string | undefined>) =>
  judge(parentsHaveNoCycle, {
    organizations: Object.fromEntries(Object.entries(parents).map(([slug, parent]) => [slug, { ...anOrganization, parent }])),
  });

describe('no organization is part of itself', () => {
  test('a chain passes, even one that leads outside the annotation', () => {
    expect(judgeParents({ a: 'b', b: 'c', c: undefined, d: 'elsewhere', e: 'constructor' })).toEqual([]);
  });

  test('an organization that is its own parent is refused', () => {
    expect(judgeParents({ a: 'a' })).toEqual(['organizations.a.parent: is part of itself: a → a']);
  });

  test('a cycle is refused, but not an organization that merely leads into it', () => {
    expect(judgeParents({ a: 'b', b: 'c', c: 'b' })).toEqual([
      'organizations.b.parent: is part of itself: b → c → b',
      'organizations.c.parent: is part of itself: c → b → c',
    ]);
  });

  test('at most ten steps of a cycle are shown', () => {
    const round = (slugs: string[]) => Object.fromEntries(slugs.map((slug, at) => [slug, slugs[(at + 1) % slugs.length]]));
    const ten = [...'abcdefghij'];
    expect(judgeParents(round(ten))[1]).toMatch(/: b → c → d → e → f → g → h → i → j → a → b$/);
    expect(judgeParents(round([...ten, 'k']))[1]).toMatch(/: b → c → d → e → f → g → h → i → j → k → … → b$/);
  });
});
