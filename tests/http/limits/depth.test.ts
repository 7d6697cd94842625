import { getOperationAST, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { fragmentsIn } from '../../../src/query/selection.js';
import { measureExtent } from '../../../src/http/limits/document.js';

function depth(query: string): number {
  const document = parse(query);
  return measureExtent(getOperationAST(document)!.selectionSet, fragmentsIn(document)).depth;
}

describe('the depth of an operation is the nesting of its fields', () => {
  test.each([
    ['a field within a field within a field', '{ me { friend { name } } }', 3],
    ['siblings do not add up', '{ a: me { friend { name } } b: me { name } }', 3],
    ['inline fragments add no level', '{ me { ... { friend { ... on Person { name } } } } }', 3],
    ['introspection counts as one level', '{ __schema { types { fields { type { name } } } } }', 1],
    ['a fragment is as deep as its fields', '{ me { ...A } } fragment A on Person { friend { name } }', 3],
    ['a cycle of fragments is not followed', '{ me { ...A } } fragment A on Person { ...A name }', 2],
    ['an unknown fragment is left to another rule', '{ me { ...Nowhere } }', 1],
  ])('%s', (_what, query, expected) => expect(depth(query)).toBe(expected));
});
