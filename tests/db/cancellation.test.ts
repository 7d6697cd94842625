import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancellable, noteClient, under } from '../../src/db/cancellation.js';
import type { Database } from '../../src/db/database.js';
import { DatabaseBusyError, StatementCancelledError, storeError } from '../../src/db/errors.js';
import { openDatabase } from '../../src/db/open.js';
import { addressesOf } from '../support/postgresql-store.js';
import { emptyStore } from '../support/store.js';
import { sleeping } from './sleeping.js';

let database: Database;
beforeAll(async () => void (database = await emptyStore()));
afterAll(() => database?.close());

const POOL_SIZE = 10;
const sleep = { text: 'SELECT pg_sleep(60)', values: [] };

/** Starts work with its own signal. */
function abortable(work: (signal: AbortSignal) => PromiseLike<unknown>) {
  const controller = new AbortController();
  const done = Promise.resolve(work(controller.signal)).catch(storeError);
  return { controller, done };
}

/** Runs a statement on every connection of the pool at the same time. */
async function poolIsWhole(): Promise<void> {
  const other = await openDatabase(await addressesOf(database));
  const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database =
    (SELECT oid FROM pg_database WHERE datname = current_database())`;
  const lock = { text: 'SELECT pg_advisory_xact_lock_shared(1)::text', values: [] };
  let all: Promise<unknown>[] = [];
  await other.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(1)::text`;
    all = Array.from({ length: POOL_SIZE }, () => database.query(lock));
    await expect.poll(async () => (await other.query({ text: waiting, values: [] })).length).toBe(POOL_SIZE);
  });
  await Promise.all(all);
  await other.close();
}

test('work for a request that has ended is refused before it starts', async () => {
  const signal = AbortSignal.abort();
  const prisma = cancellable(database.prisma, signal);
  const works = [
    database.query({ text: 'SELECT 1', values: [], signal }),
    prisma.visit.findMany(),
    prisma.visit.findUnique({ where: { slug: 'none' } }),
    prisma.$queryRaw`SELECT 1`,
  ];
  for (const work of works) expect(await work.catch(storeError)).toBeInstanceOf(StatementCancelledError);
});

test('a running transaction is finished even if its request ends', async () => {
  const country = { slug: 'finished', name: 'Finished', namesFolded: 'finished' };
  const prisma = cancellable(database.prisma, AbortSignal.abort());
  const stored = prisma.$transaction(async (transaction) => transaction.country.create({ data: country }));
  expect(await stored).toMatchObject({ slug: 'finished' });
});

test('queued work does not start once its request has ended', async ({ skip }) => {
  skip(database.engine !== 'embedded', 'elsewhere statements run at once');
  const slow = { text: 'SELECT count(*)::int FROM generate_series(1, 1000000)', values: [] };
  const first = database.query(slow);
  const { controller, done } = abortable((signal) => database.query({ ...slow, signal }));
  const last = database.query(slow);
  setImmediate(() => controller.abort()); // arrives when the first has ended
  expect(await first).toEqual([[1_000_000]]);
  expect(await done).toBeInstanceOf(StatementCancelledError);
  expect(await last).toEqual([[1_000_000]]);
});

test('queued statements from one client do not block another client', async () => {
  const onPostgresql = database.engine === 'postgresql';
  const text = onPostgresql ? 'SELECT pg_sleep(60)::text' : 'SELECT count(*)::int FROM generate_series(1, 300000)';
  const ended: string[] = [];
  const many = Array.from({ length: 3 * POOL_SIZE }, () =>
    abortable((signal) =>
      database.query({ text, values: [], signal: noteClient(signal, 'many') }).then(() => ended.push('many')),
    ),
  );
  if (onPostgresql) await expect.poll(() => sleeping(database)).toBe(POOL_SIZE / 2);
  const one = noteClient(new AbortController().signal, 'one');
  const ways = [
    () => database.query({ text: 'SELECT 1', values: [], signal: one }),
    () => cancellable(database.prisma, one).$queryRaw`SELECT 1`,
    () => under(one, () => database.prisma.$transaction([database.prisma.$queryRaw`SELECT 1`])),
  ];
  for (const way of ways) await way();
  expect(ended.length).toBeLessThan(10);
  for (const { controller } of many) controller.abort();
  await Promise.all(many.map(({ done }) => done));
});

describe.runIf(process.env['TEST_DATABASE_URL'])('on PostgreSQL', () => {
  test.each([
    ['`query`', (signal: AbortSignal) => database.query({ ...sleep, signal })],
    ['Prisma', (signal: AbortSignal) => cancellable(database.prisma, signal).$queryRaw`SELECT pg_sleep(60)::text`],
  ])('a statement of %s is cancelled', async (_way, way) => {
    const { controller, done } = abortable(way);
    await expect.poll(() => sleeping(database)).toBe(1);
    controller.abort();
    expect(await done).toBeInstanceOf(StatementCancelledError);
    await expect.poll(() => sleeping(database)).toBe(0);
    await poolIsWhole();
  });

  test('when the pool is full, all statements are cancelled and waiting requests stop waiting', async () => {
    const many = Array.from({ length: POOL_SIZE + 5 }, () => abortable((signal) => database.query({ ...sleep, signal })));
    await expect.poll(() => database.connections()).toEqual({ open: POOL_SIZE, idle: 0, waiting: 5 });
    for (const { controller } of many) controller.abort();
    for (const { done } of many) expect(await done).toBeInstanceOf(StatementCancelledError);
    await poolIsWhole();
    expect(await sleeping(database)).toBe(0);
  });

  test('two clients with export snapshots leave one for a third client', async () => {
    const open = (client: string) => database.openSnapshot!(noteClient(new AbortController().signal, client));
    const held = await Promise.all(['one', 'one', 'another', 'another'].map(open));
    const third = await open('third');
    expect(await third.query({ text: 'SELECT 1', values: [] })).toEqual([[1]]);
    for (const snapshot of [...held, third]) await snapshot.close();
  });

  test('a request that waits too long for a connection is refused', async () => {
    const many = Array.from({ length: POOL_SIZE }, () => abortable((signal) => database.query({ ...sleep, signal })));
    await expect.poll(() => database.connections()).toMatchObject({ open: POOL_SIZE, idle: 0 });
    const waits = [{}, { name: 'one' }, { signal: AbortSignal.timeout(60_000) }];
    const waiting = waits.map((how) => database.query({ text: 'SELECT 1', values: [], ...how }));
    const refused = await Promise.all(waiting.map((each) => each.catch(storeError)));
    for (const { controller } of many) controller.abort();
    await Promise.all(many.map(({ done }) => done));
    for (const each of refused) expect(each).toBeInstanceOf(DatabaseBusyError);
    await poolIsWhole();
  });

  test('a cancellation never affects other requests', async () => {
    const ways = [
      (signal: AbortSignal) => database.query({ text: 'SELECT pg_sleep(0.002)', values: [], signal }),
      (signal: AbortSignal) => cancellable(database.prisma, signal).$queryRaw`SELECT pg_sleep(0.002)::text`,
    ];
    const others = Array.from({ length: 400 }, async (_, n) => {
      const { controller, done } = abortable(ways[n % 2]!);
      if (n % 4 < 2) return done;
      await setTimeout(n % 7);
      controller.abort();
      await done;
      return [];
    });
    for (const outcome of await Promise.all(others)) expect(outcome).toBeInstanceOf(Array);
    await poolIsWhole();
  });
});
