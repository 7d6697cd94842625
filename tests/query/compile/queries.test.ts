import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { printPlan } from '../../../src/features/development/print-plan.js';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { byResolvers, compiled } from '../../support/both-ways.js';
import { seededStore } from '../../support/store.js';

const FOLDER = 'tests/queries';
const queries = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));

let db: Database;
let schema: GraphQLSchema;
let compiler: Compiler;

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  db = await seededStore();
  compiler = new Compiler(schema);
});
afterAll(() => db.close());

describe('the plan, the statement and the answer', () => {
  it.each(queries)('match the snapshot of %s', async (name) => {
    const source = readFileSync(`${FOLDER}/${name}`, 'utf8');
    const inputs = `${FOLDER}/${name.replace('.graphql', '.variables.json')}`;
    const variables = existsSync(inputs) ? (JSON.parse(readFileSync(inputs, 'utf8')) as object) : {};
    const answer = compiled(compiler, source, variables);
    if ('reason' in answer) throw new Error(answer.reason);
    const { statement, values } = answer;
    const rows = await db.query<[string]>({ text: statement.text, values });
    const body = rows[0]![0];
    expect(body).toBe(`${await byResolvers(schema, db, source, variables)}\n`);
    const parts = [
      printPlan(statement.plan),
      statement.text,
      ...(statement.ifMissing ? ['If nothing is found:', statement.ifMissing.statement.text] : []),
      JSON.stringify(values),
      JSON.stringify((JSON.parse(body) as { data: unknown }).data, null, 2),
    ];
    await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot(`../../queries/${name.replace('.graphql', '.snap')}`);
  });
});
