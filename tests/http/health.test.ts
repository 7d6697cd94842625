import Fastify, { type FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { healthRoutes } from '../../src/http/admin.js';
import { emptyStore } from '../support/store.js';

let db: Database;
beforeAll(async () => void (db = await emptyStore()));
afterAll(() => db?.close());

test('a server is not ready while a column of its store has the wrong name', async () => {
  const lines: { msg: string; err?: object }[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as { msg: string; err?: object });
  const logger: FastifyBaseLogger = pino({ level: 'warn' }, { write });
  const app = Fastify({ loggerInstance: logger });
  healthRoutes(app, db, true, () => false, 0);
  const ask = async () => {
    const { statusCode, body } = await app.inject('/health/ready');
    return { statusCode, ...(JSON.parse(body) as object) };
  };
  expect(await ask()).toEqual({ statusCode: 200, status: 'ok' });
  await db.query({ text: 'ALTER TABLE "Visit" RENAME COLUMN "title" TO "titel"', values: [] });
  for (let n = 0; n < 3; n += 1) expect(await ask()).toEqual({ statusCode: 503, status: 'unavailable' });
  // Checks are frequent: the log gets one line without a stack, then one a minute with a count.
  expect(lines).toMatchObject([{ msg: expect.stringMatching(/^The store lacks the column Visit\.title, /) }]);
  expect(lines[0]).not.toHaveProperty('err');
  expect((await app.inject('/health/live')).statusCode).toBe(200);
  await db.query({ text: 'ALTER TABLE "Visit" RENAME COLUMN "titel" TO "title"', values: [] });
  expect(await ask()).toEqual({ statusCode: 200, status: 'ok' });
  await app.close();
});
