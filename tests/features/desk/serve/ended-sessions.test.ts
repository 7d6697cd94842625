import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../../src/db/database.js';
import { endSession, isEnded } from '../../../../src/features/desk/serve/session.js';
import { emptyStore } from '../../../support/store.js';

let db: Database;
beforeAll(async () => {
  db = await emptyStore();
});
afterAll(() => db?.close());

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000);

test('an ended session is recorded once for all processes and kept until it would have expired', async () => {
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
  await endSession(db, { id: one, expires: inSeconds(60) });
  await endSession(db, { id: one, expires: inSeconds(90) });
  expect([await isEnded(db, one), await isEnded(db, other)]).toEqual([true, false]);
  await db.prisma.endedSession.updateMany({ data: { expires: inSeconds(-1) } });
  await endSession(db, { id: other, expires: inSeconds(60) });
  expect([await isEnded(db, one), await isEnded(db, other)]).toEqual([false, true]);
});
