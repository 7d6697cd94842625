import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '../../src/store/transaction.js';
import type { Database } from '../../src/db/database.js';
import { sleeping } from '../db/sleeping.js';
import { seededStore } from '../support/store.js';
import { JWT_SECRET, signedIn } from '../support/token.js';
import { post, serve, type Served } from './serve.js';

const TOPIC = '{ topic(slug: "denuclearization") { name } }';
const create = (name: string) => `mutation { createPerson(input: {
  source: "china-north-korea-extol-traditional-friendship", name: "${name}", country: "north-korea"
}) { person { country { name } } errors { message } } }`;
/** Counts the writes that wait for another process. */
const WAITING = `SELECT count(*)::int FROM pg_locks JOIN pg_database ON pg_database.oid = database
  WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`;
const COUNTRY = '{ country(code: "KP") { name } }';

let db: Database;
beforeAll(async () => {
  db = await seededStore();
  if (db.engine === 'embedded') return;
  // Makes reading a topic take a minute.
  await db.prisma.$executeRawUnsafe('ALTER TABLE "Topic" RENAME TO "TopicStored"');
  await db.prisma.$executeRawUnsafe(
    'CREATE VIEW "Topic" AS SELECT stored.* FROM "TopicStored" stored, LATERAL (SELECT stored.id, pg_sleep(60)) nap',
  );
});
afterAll(() => db?.close());

/** Sends a mutation that waits this long, because another process writes. */
async function whileAnotherWrites(ms: number, send: () => Promise<Response>): Promise<Response> {
  const write = async (transaction: Tx) => {
    await transaction.$queryRaw`SELECT pg_advisory_xact_lock(20180325)::text`;
    const answer = send();
    await expect.poll(() => db.query({ text: WAITING, values: [] })).toEqual([[1]]);
    await setTimeout(ms);
    return [answer];
  };
  const [answer] = await db.prisma.$transaction(write, { timeout: 120_000 });
  return answer!;
}

describe.each(['on', 'off'])('with the compiler %s', (COMPILER) => {
  let server: Served;
  beforeAll(async () => void (server = await serve(db, { COMPILER, JWT_SECRET, REQUEST_TIMEOUT: '1' })));
  afterAll(() => server?.close());

  test('a fast operation is answered', async () => {
    const response = await post(server.url, COUNTRY);
    expect(await response.json()).toEqual({ data: { country: { name: 'North Korea' } } });
  });

  test.for([
    ['of a row', TOPIC],
    ['of a list', '{ topics(first: 1) { nodes { name } } }'],
  ] as const)('a statement %s ends when its client disconnects', async ([, query], { skip }) => {
    skip(db.engine === 'embedded', 'the embedded store cannot');
    const patient = await serve(db, { COMPILER });
    const client = new AbortController();
    const left = post(patient.url, query, { signal: client.signal }).catch((error: Error) => error.name);
    await expect.poll(() => sleeping(db)).toBe(1);
    client.abort();
    expect(await left).toBe('AbortError');
    await expect.poll(() => sleeping(db)).toBe(0);
    await patient.close();
  });

  test('a mutation runs to completion', async ({ skip }) => {
    skip(db.engine === 'embedded', 'the embedded store cannot');
    const answer = await whileAnotherWrites(1_100, async () =>
      post(server.url, create(`Compiler ${COMPILER}`), { headers: await signedIn('editor') }),
    );
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      data: { createPerson: { person: { country: { name: 'North Korea' } } } },
    });
  });

  test('no mutation starts after the deadline, and the results of earlier mutations are kept and reported', async ({ skip }) => {
    skip(db.engine === 'embedded', 'the embedded store cannot');
    const named = (name: string) => `{ source: "china-north-korea-extol-traditional-friendship", name: "${name} ${COMPILER}" }`;
    const person = (name: string) => `createPerson(input: ${named(name)}) { person { name } errors { code path } }`;
    const edits = `applyEdits(input: { edits: [{ createPerson: ${named('Third')} }] }) { nodes { id } errors { code path } }`;
    const patient = await serve(db, { COMPILER, JWT_SECRET, REQUEST_TIMEOUT: '6' });
    const answer = await whileAnotherWrites(6_100, async () =>
      post(patient.url, `mutation { one: ${person('First')} two: ${person('Second')} three: ${edits} }`, {
        headers: await signedIn('editor'),
      }),
    );
    await patient.close();
    const late = [{ code: 'REQUEST_TIMEOUT', path: ['input'] }];
    expect(await answer.json()).toEqual({
      data: {
        one: { person: { name: `First ${COMPILER}` }, errors: [] },
        two: { person: null, errors: late },
        three: { nodes: [], errors: late },
      },
    });
    const stored = await db.prisma.person.findMany({
      where: { name: { endsWith: ` ${COMPILER}`, not: `Compiler ${COMPILER}` } },
    });
    expect(stored.map(({ name }) => name)).toEqual([`First ${COMPILER}`]);
  });

  test('a query that passes the deadline is answered with an error, and its statements are cancelled', async ({ skip }) => {
    skip(db.engine === 'embedded', 'the embedded store cannot');
    const twice =
      '{ one: topic(slug: "denuclearization") { name } two: topic(slug: "peace") { name } country(code: "KP") { name } }';
    const response = await post(server.url, twice);
    expect(response.status).toBe(504);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'The request was cancelled after 1 s. Request less data.',
          extensions: { code: 'REQUEST_TIMEOUT' },
        },
      ],
    });
    await expect.poll(() => sleeping(db)).toBe(0);
    // More requests than connections: no connection was lost.
    const after = await Promise.all(Array.from({ length: 20 }, () => post(server.url, COUNTRY)));
    expect(after.map(({ status }) => status)).toEqual(after.map(() => 200));
  });
});

test('a request with many statements waiting for a connection is not reported as a leak', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on('warning', note);
  const server = await serve(db, { COMPILER: 'off' });
  const fields = Array.from({ length: 20 }, (_, index) => `f${index}: visits(first: ${index + 1}) { nodes { slug } }`);
  const response = await post(server.url, `{ ${fields.join(' ')} }`);
  expect(await response.json()).toMatchObject({ data: { f19: { nodes: expect.any(Array) } } });
  await server.close();
  process.off('warning', note);
  expect(warnings).toEqual([]);
});
