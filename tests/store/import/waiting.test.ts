import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLIENT_TIMEOUTS, writeTransaction } from '../../../src/store/transaction.js';
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

test('writes of all processes run one after the other', async () => {
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
  ['an operator’s command', undefined, '10min', '10min'],
  ['a client', CLIENT_TIMEOUTS, '10s', '1min'],
])('a write of %s has its own lock and statement timeouts', async (_whose, timeouts, ...times) => {
  const read = "SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement";
  const settings = await writeTransaction(database.prisma, (tx) => tx.$queryRawUnsafe(read), timeouts);
  expect(settings).toEqual([{ lock: times[0], statement: times[1] }]);
});
