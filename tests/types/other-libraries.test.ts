import { readFile } from 'node:fs/promises';
import { getIntrospectionQuery, graphqlSync } from 'graphql';
import * as older from 'graphql-15';
import { expect, test } from 'vitest';
import { createSchema } from '../../src/types/schema.js';

// Libraries that follow an older specification: graphql-js 15 here. It refuses what graphql-core for Python refuses too:
// unknown directives, and locations of directives that it does not know.

/** The locations of the specification of October 2021. */
const LOCATIONS = Object.values(older.DirectiveLocation);

test('schema.graphql loads in graphql-js 15', async () => {
  const schema = older.buildSchema(await readFile('schema.graphql', 'utf8'));
  expect(older.validateSchema(schema)).toEqual([]);
});

test('what introspection answers loads in graphql-js 15, with locations that all libraries know', async () => {
  const { data } = graphqlSync({ schema: await createSchema(), source: getIntrospectionQuery() });
  const introspection = data as unknown as older.IntrospectionQuery;
  const locations = introspection.__schema.directives.flatMap(({ locations }) => locations);
  expect(locations.filter((location) => !LOCATIONS.includes(location as never))).toEqual([]);
  expect(older.validateSchema(older.buildClientSchema(introspection))).toEqual([]);
});
