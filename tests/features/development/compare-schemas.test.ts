import { readFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { compareSchemas, withoutReplacement } from '../../../src/features/development/compare-schemas.js';

const committed = 'enum Kind { STATE } type Query { visit: String kind: Kind }';

describe('compareSchemas', () => {
  test('lists breaking changes before potentially breaking ones', () => {
    const current = 'enum Kind { STATE PRIVATE } type Query { kind: Kind }';
    expect(compareSchemas(committed, current)).toEqual([
      'breaking: Query.visit was removed.',
      'dangerous: PRIVATE was added to enum type Kind.',
    ]);
  });

  test('distinguishes a removal with prior deprecation from one without', () => {
    const deprecated = `enum Kind { STATE OLD @deprecated(reason: "Use \`STATE\`.") }
      input Where { a: Int b: Int @deprecated(reason: "Use \`a\`.") }
      type Query { kind: Kind kinds(where: Where, one: Kind @deprecated(reason: "Use \`where\`.")): Int
        visit: String @deprecated(reason: "Use \`event\`.") event: String }`;
    const current = 'enum Kind { STATE } input Where { a: Int } type Query { kind: Kind kinds(where: Where): Int }';
    expect(compareSchemas(deprecated, current).toSorted()).toEqual([
      'breaking: Query.event was removed.',
      'removed after its deprecation: OLD was removed from enum type Kind.',
      'removed after its deprecation: Query.kinds arg one was removed.',
      'removed after its deprecation: Query.visit was removed.',
      'removed after its deprecation: Where.b was removed.',
    ]);
  });

  test('lists deprecations that name no replacement', () => {
    const current = 'enum Kind { STATE } type Query { visit: String @deprecated(reason: "It is slow.") kind: Kind @deprecated }';
    expect(compareSchemas(committed, current)).toEqual([
      'deprecated without a replacement: Query.visit',
      'deprecated without a replacement: Query.kind',
    ]);
  });

  test('finds a replacement for every deprecation in the schema', async () => {
    expect(withoutReplacement(buildSchema(await readFile('schema.graphql', 'utf8')))).toEqual([]);
  });

  test('ignores additions and descriptions', () => {
    expect(compareSchemas(committed, `${committed} extend type Query { "New." event: String }`)).toEqual([]);
  });
});
