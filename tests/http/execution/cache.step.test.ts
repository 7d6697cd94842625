import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHANNEL } from '../../../src/db/changes.js';
import type { Database } from '../../../src/db/database.js';
import { post, serve, type Served } from '../serve.js';
import { seededStore } from '../../support/store.js';

const NAME = '{ country(code: "KP") { name } }';

let db: Database;
const notifications = new EventEmitter();
beforeAll(async () => void (db = await seededStore()));
afterAll(() => db?.close());

/** Waits until all listeners have received the notifications of earlier commits, which arrive in order. */
async function settled(): Promise<void> {
  const payload = randomUUID();
  const heard = once(notifications, payload);
  await db.query({ text: 'SELECT pg_notify($1, $2)', values: [CHANNEL, payload] });
  await heard;
}

const versionIn = (answer: string) => Number(/version (\d+)/.exec(answer)?.[1]);
const rename = (name: string) => db.prisma.country.update({ where: { code: 'KP' }, data: { name } });

describe.each(['on', 'off'])('with the compiler %s', (COMPILER) => {
  let server: Served;
  beforeAll(async () => {
    server = await serve(db, { COMPILER });
    await db.listen({ listening() {}, interrupted() {}, changed: (payload) => void notifications.emit(payload) });
  });
  beforeEach(() => rename('North Korea'));
  afterAll(() => server?.close());

  const ask = async (query: string, variables?: object) =>
    (await post(server.url, query, { body: JSON.stringify({ query, variables }) })).text();
  const lookups = async (result: 'hit' | 'miss') => {
    const metrics = await (await fetch(server.url.replace('/graphql', '/metrics'))).text();
    return Number(
      new RegExp(`^communique_response_cache_lookups_total{result="${result}"} (\\d+)$`, 'm').exec(metrics)?.[1] ?? 0,
    );
  };

  test('a repeated query returns the same bytes without a statement', async () => {
    await settled();
    const query = `${NAME} # ${COMPILER}`;
    const [hits, first] = [await lookups('hit'), await ask(query)];
    await db.prisma.$executeRawUnsafe('ALTER TABLE "Country" RENAME TO "Elsewhere"');
    const second = await ask(query);
    await db.prisma.$executeRawUnsafe('ALTER TABLE "Elsewhere" RENAME TO "Country"');
    expect(second).toBe(first);
    expect(await lookups('hit')).toBe(hits + 1);
  });

  test('other variables, operations and documents have answers of their own', async () => {
    const query = 'query A($code: String!) { country(code: $code) { name } } query B { country(code: "FR") { name } }';
    const operation = (operationName: string, variables: object) =>
      post(server.url, query, { body: JSON.stringify({ query, operationName, variables }) }).then((each) => each.text());
    for (let round = 0; round < 2; round++) {
      expect(await operation('A', { code: 'KP' })).toContain('North Korea');
      expect(await operation('A', { code: 'CN' })).toContain('China');
      expect(await operation('B', {})).toContain('France');
    }
  });

  test('an error is not cached', async () => {
    const [hits, misses] = [await lookups('hit'), await lookups('miss')];
    for (let round = 0; round < 2; round++)
      expect(await ask('{ visits(after: "no") { totalCount } }')).toContain('BAD_USER_INPUT');
    expect([await lookups('hit'), await lookups('miss')]).toEqual([hits, misses + 2]);
  });

  test('a commit by any client is visible immediately', async () => {
    expect(await ask(NAME)).toContain('North Korea');
    await rename('DPRK');
    await settled();
    expect(await ask(NAME)).toContain('DPRK');
  });

  test('an answer read before a commit but arriving after it is not cached', async ({ skip }) => {
    skip(db.engine === 'embedded', 'statements follow one another');
    // A read of a country waits for a lock after it has seen the row.
    await db.prisma.$executeRawUnsafe('ALTER TABLE "Country" RENAME TO "CountryStored"');
    await db.prisma.$executeRawUnsafe(
      'CREATE VIEW "Country" AS SELECT stored.* FROM "CountryStored" stored, LATERAL (SELECT stored.id, pg_advisory_xact_lock_shared(77)) lock',
    );
    let slow!: Promise<string>;
    await db.prisma.$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(77)`;
      slow = ask(NAME);
      const waiting = `SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND objid = 77 AND NOT granted`;
      await expect.poll(() => db.query({ text: waiting, values: [] })).toEqual([[1]]);
      await db.prisma.$executeRawUnsafe(`UPDATE "CountryStored" SET name = 'DPRK' WHERE code = 'KP'`);
    });
    expect(await slow).toContain('North Korea');
    await db.prisma.$executeRawUnsafe('DROP VIEW "Country"');
    await db.prisma.$executeRawUnsafe('ALTER TABLE "CountryStored" RENAME TO "Country"');
    await settled();
    expect(await ask(NAME)).toContain('DPRK');
  });

  test('no reader sees an answer older than the data at the time of its request', async () => {
    const step = fc.record({ write: fc.boolean(), pause: fc.nat(3), query: fc.constantFrom(NAME, `${NAME} # other`) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        let [begun, settledOn] = [0, 0];
        await rename('version 0');
        await settled();
        const act = async ({ write, pause, query }: (typeof steps)[number]) => {
          await setTimeout(pause);
          if (!write) {
            const least = settledOn;
            expect(versionIn(await ask(query))).toBeGreaterThanOrEqual(least);
            return;
          }
          const version = ++begun;
          await db.prisma.$executeRaw`UPDATE "Country" SET name = ${`version ${version}`}
            WHERE code = 'KP' AND split_part(name, ' ', 2)::int < ${version}`;
          await settled();
          settledOn = Math.max(settledOn, version);
        };
        await Promise.all(steps.map(act));
        expect(versionIn(await ask(NAME))).toBe(begun);
      }),
      { numRuns: 20 },
    );
  });
});
