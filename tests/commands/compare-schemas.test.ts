import { describe, expect, test } from 'vitest';
import { compareSchemas } from '../../src/commands/compare-schemas.js';

const committed = 'enum Kind { STATE } type Query { visit: String kind: Kind }';

describe('compareSchemas', () => {
  test('names what breaks clients, then what may', () => {
    const current = 'enum Kind { STATE PRIVATE } type Query { kind: Kind }';
    expect(compareSchemas(committed, current)).toEqual([
      'breaking: Query.visit was removed.',
      'dangerous: PRIVATE was added to enum type Kind.',
    ]);
  });

  test('says nothing of additions and descriptions', () => {
    expect(compareSchemas(committed, `${committed} extend type Query { "New." event: String }`)).toEqual([]);
  });
});
