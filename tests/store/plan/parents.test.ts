import { describe, expect, test } from 'vitest';
import { parentsFirst, refuseCycles } from '../../../src/store/plan/parents.js';

// An annotation may declare tens of thousands of organizations, each part of the one before.
const LONG = 50_000;

const rowsOf = (parents: Record<string, string | null>) =>
  Object.entries(parents).map(([id, parentId]) => ({ id, slug: `slug-of-${id}`, parentId }));

const chain = rowsOf(Object.fromEntries(Array.from({ length: LONG }, (_, n) => [`o${n}`, n + 1 < LONG ? `o${n + 1}` : null])));

describe('parentsFirst', () => {
  test('orders each organization once, after its parent, even if the parent is declared elsewhere', () => {
    const ordered = parentsFirst(rowsOf({ a: 'b', b: 'd', c: 'b', d: null, e: 'elsewhere' }));
    expect(ordered.map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c', 'e']);
  });

  test('orders a long chain', () => {
    expect(parentsFirst(chain).map(({ id }) => id)).toEqual(chain.map(({ id }) => id).toReversed());
  });
});

describe('refuseCycles', () => {
  const refusal = (wanted: Record<string, string | null>, stored: Record<string, string | null>) => () =>
    refuseCycles(rowsOf(wanted), new Map(Object.entries(stored)));

  test('refuses organizations that form a cycle through stored parents, but not those that merely lead into it', () => {
    expect(refusal({ a: 'b', c: 'a', e: 'a' }, { b: 'c' })).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ path: ['organizations', 'slug-of-a', 'parent'] }),
          expect.objectContaining({ path: ['organizations', 'slug-of-c', 'parent'] }),
        ],
      }),
    );
  });

  test('lets new parents override stored ones', () => {
    expect(refusal({ a: 'b', c: null }, { b: 'c', c: 'a' })).not.toThrow();
  });

  test('accepts a long chain', () => {
    expect(() => refuseCycles(chain, new Map())).not.toThrow();
  });
});
