import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { post, serve, type Served } from '../serve.js';
import { seededStore } from '../../support/store.js';
import { JWT_SECRET, signedIn } from '../../support/token.js';

const READ = '{ visit(slug: "kim-jong-un-china-2018") { id title version } }';
const RETITLE = `mutation ($input: UpdateVisitInput!) { updateVisit(input: $input) { visit { title } errors { message } } }`;
const READERS = 4;
const WRITES = 15;

let db: Database;
let server: Served;
let editor: { authorization: string };
beforeAll(async () => {
  db = await seededStore();
  server = await serve(db, { JWT_SECRET });
  editor = await signedIn('editor');
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

async function read(): Promise<{ id: string; title: string; version: number }> {
  const response = await post(server.url, READ);
  const { data } = (await response.json()) as { data: { visit: { id: string; title: string; version: number } } };
  return data.visit;
}

async function retitle(title: string): Promise<void> {
  const { id, version } = await read();
  const body = JSON.stringify({ query: RETITLE, variables: { input: { id, version, title } } });
  const response = await post(server.url, '', { body, headers: editor });
  expect(await response.json()).toEqual({ data: { updateVisit: { visit: { title }, errors: [] } } });
}

test("a read sent after a mutation's response sees its writes", async () => {
  let running = true;
  // So that some answer is always in progress, or cached.
  const readers = Promise.all(
    Array.from({ length: READERS }, async () => {
      while (running) await read();
    }),
  );
  try {
    for (let n = 0; n < WRITES; n++) {
      await retitle(`Title ${n}`);
      expect((await read()).title).toBe(`Title ${n}`);
    }
  } finally {
    running = false;
    await readers;
  }
});
