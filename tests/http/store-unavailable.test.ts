import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeTransaction } from '../../src/store/transaction.js';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open.js';
import { proxyTo, type Proxy } from '../db/proxy.js';
import { addressesOf } from '../support/postgresql-store.js';
import { seededStore } from '../support/store.js';
import { JWT_SECRET, signedIn } from '../support/token.js';
import { post, serve, type Served } from './serve.js';

// A PostgreSQL server that is down, that drops its connections, or whose connections are all busy.

const POSTGRESQL = process.env['TEST_DATABASE_URL'];
const POOL_SIZE = 10;
const TWICE = '{ country(code: "KP") { name } other: country(code: "CN") { name } }';
const MUTATION = 'mutation { createTopic(input: { source: "none", name: "None" }) { errors { code } } }';
const WAITING = `FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;

const UNAVAILABLE = {
  status: 503,
  retryAfter: '5',
  error: {
    message: 'The server is temporarily unavailable. Retry in a few seconds.',
    extensions: { code: 'SERVICE_UNAVAILABLE' },
  },
};
const BUSY = {
  status: 503,
  retryAfter: '1',
  error: { message: 'The server is too busy. Retry in a second.', extensions: { code: 'SERVER_BUSY' } },
};
const fieldOf = { locations: [{ line: 1, column: 12 }], path: ['createTopic'] };

describe.runIf(POSTGRESQL).each(['on', 'off'])('over PostgreSQL, with the compiler %s', (COMPILER) => {
  let [seeded, db]: Database[] = [];
  let proxy: Proxy;
  let server: Served;
  let logged: string[] = [];

  beforeAll(async () => {
    seeded = await seededStore();
    const addresses = await addressesOf(seeded);
    const url = new URL(addresses.databaseUrl);
    proxy = await proxyTo(url.hostname, Number(url.port || 5432));
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    db = await openDatabase({ ...addresses, databaseUrl: url.href });
    const log = pino({ level: 'warn' }, { write: (line) => logged.push((JSON.parse(line) as { msg: string }).msg) });
    server = await serve(db, { COMPILER, JWT_SECRET, RESPONSE_CACHE_MB: '0' }, log);
  });
  afterAll(async () => {
    await server?.close();
    await db?.close();
    await proxy?.cut();
    await seeded?.close();
  });

  async function ask(query: string) {
    const response = await post(server.url, query, { headers: await signedIn('editor') });
    const { data, errors } = (await response.json()) as { data?: object | null; errors?: object[] };
    const { status, headers } = response;
    return { status, retryAfter: headers.get('retry-after'), data, errors, cacheControl: headers.get('cache-control') };
  }

  /** Expects a query to fail with one error and a mutation with one per field, both with the same status. */
  async function failsAs({ error, ...response }: typeof BUSY, line: string): Promise<void> {
    logged = [];
    const [query, mutation] = await Promise.all([ask(TWICE), ask(MUTATION)]);
    expect(query).toEqual({ ...response, data: undefined, errors: [error], cacheControl: 'no-store' });
    expect(mutation).toEqual({ ...response, data: null, errors: [{ ...error, ...fieldOf }], cacheControl: 'no-store' });
    expect(logged).toContain(line);
  }

  const isMended = async () => expect((await ask(TWICE)).status).toBe(200);

  test('requests fail with a clear error while the store is down', async () => {
    await isMended();
    await proxy.cut();
    await failsAs(UNAVAILABLE, 'the database is unavailable');
    await proxy.mend();
    await isMended();
  });

  test('requests fail with a clear error when the store drops connections during statements', async () => {
    await seeded!.prisma.$transaction(async (tx) => {
      await tx.$executeRawUnsafe('LOCK TABLE "Country", "Source", "AnnotationEntry" IN ACCESS EXCLUSIVE MODE');
      const failing = failsAs(UNAVAILABLE, 'the database is unavailable');
      const waiting = async () => seeded!.query({ text: `SELECT pid ${WAITING}`, values: [] });
      await expect.poll(async () => (await waiting()).length).toBeGreaterThan(1);
      await seeded!.query({ text: `SELECT pg_terminate_backend(pid) ${WAITING}`, values: [] });
      await failing;
    });
    await isMended();
  });

  test('requests fail with a clear error when all connections stay busy', async () => {
    const holding = Array.from({ length: POOL_SIZE }, () => db!.query({ text: 'SELECT pg_sleep(7)', values: [] }));
    await failsAs(BUSY, 'the database is busy');
    await Promise.all(holding);
    await isMended();
  });

  test('a long write by another process does not block reads', async () => {
    await writeTransaction(seeded!.prisma, async () => {
      const writing = Array.from({ length: 2 * POOL_SIZE }, () => ask(MUTATION));
      const waiting = async () => (await seeded!.query({ text: `SELECT pid ${WAITING}`, values: [] })).length;
      await expect.poll(waiting).toBe(1);
      await isMended();
      for (const refused of await Promise.all(writing)) {
        expect(refused).toMatchObject({ status: BUSY.status, errors: [{ ...BUSY.error, ...fieldOf }] });
      }
    });
  });
});
