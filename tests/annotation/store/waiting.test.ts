import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOneTransaction, oneAtATime } from '../../../src/annotation/store/transaction.js';
import type { Database } from '../../../src/db/client.js';
import { emptyStore } from '../../support/store.js';

let database: Database;

beforeAll(async () => {
  database = await emptyStore();
});
afterAll(() => database.close());

test('an import waits for another beyond the limits of other statements', async ({ skip }) => {
  skip(database.engine === 'embedded', 'transactions of the embedded store queue for its one connection');
  const done: string[] = [];
  const events = new EventEmitter();
  const held = once(events, 'held');
  const first = inOneTransaction(database.prisma, async (tx) => {
    await oneAtATime(tx);
    events.emit('held');
    await sleep(500);
    done.push('first');
  });
  const second = inOneTransaction(database.prisma, async (tx) => {
    await held;
    await tx.$executeRaw`SET LOCAL lock_timeout = '50ms'`;
    await tx.$executeRaw`SET LOCAL statement_timeout = '100ms'`;
    await oneAtATime(tx);
    done.push('second');
  });
  await Promise.all([first, second]);
  expect(done).toEqual(['first', 'second']);
});
