import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { readVersion } from '../../src/db/store-node.js';
import { emptyStore } from '../support/store.js';

let database: Database;
let named = 0;

beforeAll(async () => void (database = await emptyStore()));
afterAll(() => database?.close());

const country = (slug = `country-${++named}`) => ({ slug, name: slug, namesFolded: slug });
/** Returns by how much the version advances during some work. */
async function advance(work: () => Promise<unknown>): Promise<number> {
  const before = await readVersion(database);
  await work();
  return (await readVersion(database)) - before;
}

test('a transaction advances the version by one, however much it changes', async () => {
  const { prisma } = database;
  const create = () => prisma.country.create({ data: country() });
  expect(await advance(create)).toBe(1);
  expect(await advance(() => prisma.$transaction([create(), create(), prisma.country.deleteMany()]))).toBe(1);
});

test('neither a rollback nor a read advances the version', async () => {
  const undo = () =>
    database.prisma.$transaction(async (transaction) => {
      await transaction.country.create({ data: country() });
      throw new Error('no');
    });
  expect(await advance(() => undo().catch(() => {}))).toBe(0);
  expect(await advance(() => database.prisma.country.findMany())).toBe(0);
});

test('a transaction that continues after rolling back to a savepoint advances the version once', async () => {
  const name = country();
  const script = `DO $$ BEGIN
    BEGIN
      INSERT INTO "Country" ("id", "slug", "name", "namesFolded") VALUES (gen_random_uuid(), '${name.slug}', 'x', 'x');
      RAISE EXCEPTION 'undone';
    EXCEPTION WHEN OTHERS THEN NULL;
    END;
    INSERT INTO "Country" ("id", "slug", "name", "namesFolded") VALUES (gen_random_uuid(), '${name.slug}', 'x', 'x');
  END $$`;
  expect(await advance(() => database.query({ text: script, values: [] }))).toBe(1);
});

test('concurrent writers each advance the version once, without deadlock', async () => {
  const writers = 20;
  const changed = await advance(() =>
    Promise.all(
      Array.from({ length: writers }, () =>
        database.prisma.$transaction(async (transaction) => {
          await transaction.country.create({ data: country() });
          await transaction.country.updateMany({ data: { aliases: ['other'] } });
        }),
      ),
    ),
  );
  expect(changed).toBe(writers);
});

test('an answer and its version come from the same snapshot', async () => {
  // The number of countries and the version increase together, so their difference is constant.
  const text = `SELECT (SELECT count(*)::int FROM "Country"), (SELECT "version"::int FROM "DataVersion")`;
  const read = async () => {
    const [[count, version]] = (await database.query<[number, number]>({ text, values: [] })) as [[number, number]];
    return version - count;
  };
  const difference = await read();
  const writes = Promise.all(Array.from({ length: 30 }, () => database.prisma.country.create({ data: country() })));
  const reads: number[] = [];
  for (let each = 0; each < 60; each++) reads.push(await read());
  await writes;
  expect(new Set(reads)).toEqual(new Set([difference]));
});

test('the version table always has exactly one row', async () => {
  const insert = database.query({ text: 'INSERT INTO "DataVersion" ("id", "version") VALUES (2, 1)', values: [] });
  await expect(insert).rejects.toThrow('DataVersion_one_row');
});
