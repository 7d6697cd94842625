import { getNamedType, isNullableType, type GraphQLField, isCompositeType, graphql } from 'graphql';
import { expect, test } from 'vitest';
import { FEATURES } from '../../src/features.js';
import { authorizedFields } from '../../src/query/compile/authorized-fields.js';
import { createContext } from '../../src/schema/context/context.js';
import { createSchema } from '../../src/schema/schema.js';

const schema = await createSchema(FEATURES);
const restricted = [...authorizedFields()].map((coordinate) => {
  const [type, name] = coordinate.split('.') as [string, string];
  return {
    coordinate,
    type,
    field: (schema.getType(type) as { getFields(): Record<string, Field> } | undefined)!.getFields()[name]!,
  };
});
type Field = GraphQLField<unknown, unknown>;

test('a field that needs a role is nullable', () => {
  expect(restricted.map(({ coordinate }) => coordinate)).toEqual(
    expect.arrayContaining(['Query.changes', 'Query.draft', 'Query.webhooks', 'Source.annotation', 'Visit.history']),
  );
  const required = restricted.filter(({ field }) => !isNullableType(field.type)).map(({ coordinate }) => coordinate);
  expect(required).toEqual([]);
});

const ofTheRoot = restricted.filter(({ type }) => type === 'Query');

test.each(ofTheRoot.map(({ field }) => [field.name, field] as const))(
  'a reader receives null and an error for %s',
  async (name, field) => {
    const given = field.args.some((arg) => arg.name === 'slug') ? '(slug: "x")' : '';
    const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
    const contextValue = createContext(undefined as never, { viewer: null, canSignIn: true });
    const { data, errors } = await graphql({ schema, source: `{ __typename ${name}${given} ${selection} }`, contextValue });
    expect({ ...data }).toEqual({ __typename: 'Query', [name]: null });
    expect(errors).toMatchObject([{ path: [name], extensions: { code: 'UNAUTHENTICATED' } }]);
  },
);
