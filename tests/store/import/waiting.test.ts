import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLIENT_TIMEOUTS, writeTransaction } from '../../../src/store/transaction.js';
import { failureMessage } from '../../../src/commands/failure.js';
import { StatementCancelledError, storeError } from '../../../src/db/errors.js';
import type { Database } from '../../../src/db/database.js';
import { openDatabase } from '../../../src/db/open.js';
import { addressesOf } from '../../support/postgresql-store.js';
import { emptyStore } from '../../support/store.js';

let database: Database;
/** The same store, opened by another process. */
let other: Database;

beforeAll(async () => {
  database = await emptyStore();
  other = database.engine === 'postgresql' ? await openDatabase(await addressesOf(database)) : database;
});
afterAll(async () => {
  await other?.close();
  if (other !== database) await database?.close();
});

test('writes from all processes run one after another', async () => {
  const done: string[] = [];
  const write = ({ prisma }: Database, name: string) =>
    writeTransaction(prisma, async () => {
      done.push(`${name} begins`);
      await sleep(50);
      done.push(`${name} ends`);
    });
  await Promise.all([write(database, 'one'), write(other, 'two'), write(database, 'three')]);
  expect(done).toHaveLength(6);
  for (const [n, line] of done.entries()) if (n % 2) expect(line).toBe(done[n - 1]!.replace('begins', 'ends'));
});

test.each([
  ['an operator’s command', undefined, '10min', '0'],
  ['a client', CLIENT_TIMEOUTS, '10s', '1min'],
])('a write by %s has its own lock and statement timeouts', async (_whose, timeouts, ...times) => {
  const read = "SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement";
  const settings = await writeTransaction(database.prisma, (tx) => tx.$queryRawUnsafe(read), timeouts);
  expect(settings).toEqual([{ lock: times[0], statement: times[1] }]);
});

test('a write that takes longer than its client waits is cancelled with an error that says so', async () => {
  const slow = writeTransaction(
    database.prisma,
    async (tx) => {
      await tx.$executeRaw`DELETE FROM "DataVersion"`;
      await sleep(300);
      await tx.$queryRaw`SELECT 1`;
    },
    { wait: 10_000, timeout: 100 },
  );
  const error = await slow.then(String, (thrown: unknown) => thrown);
  expect(storeError(error)).toBeInstanceOf(StatementCancelledError);
  expect(failureMessage(error)).toBe('The database cancelled a write or a statement that took too long. Nothing was written.');
  expect(await database.prisma.$queryRaw`SELECT count(*)::int AS count FROM "DataVersion"`).toEqual([{ count: 1 }]);
});
