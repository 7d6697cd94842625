import { readdirSync, readFileSync } from 'node:fs';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compiler } from '../../../src/query/compile/compiler.js';
import type { Database } from '../../../src/db/database.js';
import { toGlobalId } from '../../../src/query/global-id.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { seededStore } from '../../support/store.js';

let db: Database;
let schema: GraphQLSchema;
let compiler: Compiler;

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  db = await seededStore();
  compiler = new Compiler(schema);
});
afterAll(() => db.close());

const folder = 'src/features/playground/examples';
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .filter((name) => !/^(mutation|subscription)/m.test(readFileSync(`${folder}/${name}`, 'utf8')));

describe('a compiled operation', () => {
  it.each(examples)('answers %s with the same bytes as the resolvers', async (name) => {
    const source = readFileSync(`${folder}/${name}`, 'utf8');
    const variables = (() => {
      try {
        return JSON.parse(readFileSync(`${folder}/${name.replace('.graphql', '.variables.json')}`, 'utf8')) as object;
      } catch {
        return {};
      }
    })();
    const answer = await byStatement(compiler, db, source, variables);
    expect(answer).toEqual({ text: await byResolvers(schema, db, source, variables) });
  });

  it.each([
    ['visits(where: { slug: { in: [$a, "x"] } }) { totalCount }', 'kim-jong-il-china-2000', '"totalCount":1'],
    ['visits(where: { delegate: { person: { slug: { in: [$a] } } } }) { totalCount }', 'kim-jong-un', '"totalCount":'],
    ['nodes(ids: [$a]) { __typename }', toGlobalId('Visit', '00000000-0000-4000-8000-000000000000'), '"nodes":[null]'],
    ['nodes(ids: [$a]) { __typename }', 'nonsense', null],
  ])('accepts a variable within a list: %s', async (selection, a, expected) => {
    const source = `query ($a: ${selection.startsWith('nodes') ? 'ID' : 'String'}!) { ${selection} }`;
    const answer = await byStatement(compiler, db, source, { a });
    if (expected === null) return expect(answer).toHaveProperty('reason');
    expect(answer).toEqual({ text: await byResolvers(schema, db, source, { a }) });
    expect(answer).toMatchObject({ text: expect.stringContaining(expected) });
  });

  it.each(['first: 0', 'last: 0'])('has no cursors on an empty page: %s', async (size) => {
    const source = `{ visits(${size}) { pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`;
    const answer = await byStatement(compiler, db, source);
    expect(answer).toEqual({ text: await byResolvers(schema, db, source) });
    expect(answer).toMatchObject({ text: expect.stringContaining('"startCursor":null,"endCursor":null') });
  });

  it("can have more fields than a PostgreSQL function has arguments, with keys longer than PostgreSQL's names", async () => {
    const keys = Array.from({ length: 250 }, (_, index) => `${'k'.repeat(100)}${index}`);
    const source = `{ visits(first: 2) { nodes { ${keys.map((key) => `${key}: title`).join(' ')} } } }`;
    const answer = await byStatement(compiler, db, source);
    expect(answer).toEqual({ text: await byResolvers(schema, db, source) });
  });
});
