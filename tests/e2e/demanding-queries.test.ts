import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Database } from '../../src/db/database.js';
import { FEATURES } from '../../src/features.js';
import { annotation as shape } from '../../src/model/annotation.js';
import { Compiler } from '../../src/query/compile/compiler.js';
import { createSchema } from '../../src/schema/schema.js';
import { storeAnnotation } from '../../src/store/import/store.js';
import { post, serve, type Served } from '../http/serve.js';
import { compiled } from '../support/both-ways.js';
import { seededStore } from '../support/store.js';

// Questions from readers and researchers, each answered by one request without further joining or counting.

const FOLDER = 'tests/queries/demanding';
const read = (file: string) => readFileSync(`${FOLDER}/${file}`, 'utf8');
const answers = parse(read('answers.yaml')) as Record<string, unknown>;
const documents = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));

/** Questions that one request cannot answer, with the reasons. */
const IMPOSSIBLE = {
  'What did a person do, in order of date?': 'Visits, events and statements are lists of their own: merge them by date.',
};

const compiler = new Compiler(await createSchema(FEATURES));
let db: Database;
let servers: Served[];

beforeAll(async () => {
  db = await seededStore();
  await storeAnnotation(db.prisma, shape.parse(parse(read('second-source.yaml'))));
  servers = await Promise.all(['on', 'off'].map((COMPILER) => serve(db, { COMPILER })));
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await db.close();
});

test('at least 25 of 30 questions are answered with a single request', () => {
  expect(documents.map((name) => name.replace('.graphql', ''))).toEqual(Object.keys(answers));
  expect(documents.length).toBeGreaterThanOrEqual(25);
  expect(documents.length + Object.keys(IMPOSSIBLE).length).toBe(30);
});

describe('the answers to the questions over HTTP, compiled and resolved', () => {
  test.each(documents)('%s', async (name) => {
    const document = read(name);
    expect(document).toMatch(/^# .+\?\nquery \w+ \{\n/);
    for (const { url } of servers) {
      const response = await post(url, document);
      expect(await response.json()).toEqual({ data: answers[name.replace('.graphql', '')] });
    }
    expect(compiled(compiler, document)).not.toHaveProperty('reason');
  });
});
