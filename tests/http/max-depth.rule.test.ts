import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { maxDepth } from '../../src/http/max-depth.rule.js';

const schema = buildSchema('type Query { me: Person } type Person { name: String friend: Person }');
const messages = (query: string) => validate(schema, parse(query), [maxDepth(3)]).map((error) => error.message);

describe('an operation’s fields are nested at most so deep', () => {
  test.each([
    ['at the limit', '{ me { friend { name } } }'],
    ['siblings do not add up', '{ a: me { friend { name } } b: me { friend { name } } }'],
    ['inline fragments are no level', '{ me { ... { friend { ... on Person { name } } } } }'],
    ['introspection is free', '{ __schema { types { fields { type { ofType { name } } } } } }'],
    ['a cycle of fragments is not followed', '{ me { ...A } } fragment A on Person { ...A name }'],
    ['an unknown fragment is another rule’s', '{ me { ...Nowhere } }'],
  ])('%s: passes', (_what, query) => expect(messages(query)).toEqual([]));

  test.each([
    ['by fields', '{ me { friend { friend { name } } } }'],
    [
      'through a fragment',
      '{ me { ...A } } fragment A on Person { friend { ...B } } fragment B on Person { friend { name } }',
    ],
  ])('too deep %s: refused', (_what, query) =>
    expect(messages(query)).toEqual(['The operation is 4 fields deep; at most 3 are allowed.']),
  );
});
