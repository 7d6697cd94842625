import { describe, expect, test } from 'vitest';
import { parentsHaveNoCycle } from '../../../src/model/rules/relations.js';
import { anOrganization, judge } from './judge.js';

const judgeParents = (parents: Record<string, string | undefined>) =>
  judge(parentsHaveNoCycle, {
    organizations: Object.fromEntries(Object.entries(parents).map(([slug, parent]) => [slug, { ...anOrganization, parent }])),
  });

describe('no organization is part of itself', () => {
  test('a chain, one that leads out of the annotation too: passes', () => {
    expect(judgeParents({ a: 'b', b: 'c', c: undefined, d: 'elsewhere', e: 'constructor' })).toEqual([]);
  });

  test('itself: refused', () => {
    expect(judgeParents({ a: 'a' })).toEqual(['organizations.a.parent: is part of itself: a → a']);
  });

  test('in a round: refused, and what only leads into it is not', () => {
    expect(judgeParents({ a: 'b', b: 'c', c: 'b' })).toEqual([
      'organizations.b.parent: is part of itself: b → c → b',
      'organizations.c.parent: is part of itself: c → b → c',
    ]);
  });

  test('in a round of ten and of eleven: the steps are shown as far as ten', () => {
    const round = (slugs: string[]) => Object.fromEntries(slugs.map((slug, at) => [slug, slugs[(at + 1) % slugs.length]]));
    const ten = [...'abcdefghij'];
    expect(judgeParents(round(ten))[1]).toMatch(/: b → c → d → e → f → g → h → i → j → a → b$/);
    expect(judgeParents(round([...ten, 'k']))[1]).toMatch(/: b → c → d → e → f → g → h → i → j → k → … → b$/);
  });
});
