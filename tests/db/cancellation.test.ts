import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancellation } from '../../src/db/cancellation.js';
import type { Database } from '../../src/db/client.js';
import { StatementCancelledError, storeError } from '../../src/db/errors.js';
import { emptyStore } from '../support/store.js';
import { sleeping } from './sleeping.js';

let database: Database;
beforeAll(async () => void (database = await emptyStore()));
afterAll(() => database?.close());

const POOL_SIZE = 10;
const sleep = { text: 'SELECT pg_sleep(60)', values: [] };

/** What the work comes to under a signal. */
function under(signal: AbortSignal, work: () => PromiseLike<unknown>): Promise<unknown> {
  // Prisma begins when it is awaited, which must be under the signal too.
  return cancellation.run(signal, async () => await work()).catch(storeError);
}

/** Work under a signal of its own. */
function abortable(work: () => PromiseLike<unknown>): { controller: AbortController; done: Promise<unknown> } {
  const controller = new AbortController();
  return { controller, done: under(controller.signal, work) };
}

/** Every connection of the pool answers a statement of its own at once. */
async function poolIsWhole(): Promise<void> {
  const pids = await Promise.all(
    Array.from({ length: POOL_SIZE }, () =>
      database.query<[number]>({ text: 'SELECT pg_backend_pid(), pg_sleep(0.1)', values: [] }),
    ),
  );
  expect(new Set(pids.map(([row]) => row![0])).size).toBe(POOL_SIZE);
}

test('work whose request has gone is refused before it begins', async () => {
  const signal = AbortSignal.abort();
  const ways = [
    () => database.query({ text: 'SELECT 1', values: [] }),
    () => database.prisma.visit.findMany(),
    () => database.prisma.visit.findUnique({ where: { slug: 'none' } }),
    () => database.prisma.$queryRaw`SELECT 1`,
  ];
  for (const way of ways) {
    expect(await under(signal, way)).toBeInstanceOf(StatementCancelledError);
  }
});

test('a transaction is finished all the same', async () => {
  const country = { slug: 'finished', name: 'Finished', namesFolded: 'finished' };
  const stored = under(AbortSignal.abort(), () =>
    database.prisma.$transaction(async (transaction) => transaction.country.create({ data: country })),
  );
  expect(await stored).toMatchObject({ slug: 'finished' });
});

test('what has not begun when its request goes does not begin', async ({ skip }) => {
  skip(database.engine !== 'embedded', 'elsewhere statements run at once');
  const slow = { text: 'SELECT count(*)::int FROM generate_series(1, 1000000)', values: [] };
  const first = database.query(slow);
  const { controller, done } = abortable(() => database.query(slow));
  const last = database.query(slow);
  setImmediate(() => controller.abort()); // comes when the first has ended
  expect(await first).toEqual([[1_000_000]]);
  expect(await done).toBeInstanceOf(StatementCancelledError);
  expect(await last).toEqual([[1_000_000]]);
});

describe.runIf(process.env['TEST_DATABASE_URL'])('on PostgreSQL', () => {
  test.each([
    ['`query`', () => database.query(sleep)],
    ['Prisma', () => database.prisma.$queryRaw`SELECT pg_sleep(60)::text`],
  ])('a statement of %s is cancelled', async (_way, way) => {
    const { controller, done } = abortable(way);
    await expect.poll(() => sleeping(database)).toBe(1);
    controller.abort();
    expect(await done).toBeInstanceOf(StatementCancelledError);
    await expect.poll(() => sleeping(database)).toBe(0);
    await poolIsWhole();
  });

  test('so are all when the pool is full, and who waits for it is let go', async () => {
    const many = Array.from({ length: POOL_SIZE + 5 }, () => abortable(() => database.query(sleep)));
    await setTimeout(200);
    for (const { controller } of many) controller.abort();
    for (const { done } of many) expect(await done).toBeInstanceOf(StatementCancelledError);
    await poolIsWhole();
    expect(await sleeping(database)).toBe(0);
  });

  test('a statement of somebody else is never hit', async () => {
    const short = { text: 'SELECT pg_sleep(0.002)', values: [] };
    const others = Array.from({ length: 300 }, async (_, n) => {
      if (n % 2) return abortable(() => database.query(short)).done;
      const { controller, done } = abortable(() => database.query(short));
      await setTimeout(n % 7);
      controller.abort();
      await done;
      return [];
    });
    for (const outcome of await Promise.all(others)) expect(outcome).toBeInstanceOf(Array);
    await poolIsWhole();
  });
});
