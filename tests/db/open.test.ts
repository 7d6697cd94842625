import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open.js';
import { DatabaseUnavailableError, storeError } from '../../src/db/errors.js';
import { addressesOf } from '../support/postgresql-store.js';
import { emptyStore } from '../support/store.js';

let database: Database;

beforeAll(async () => {
  database = await emptyStore();
});
afterAll(() => database.close());

const country = (slug: string) => ({ data: { slug, name: slug, namesFolded: slug } });
const visit = async (slug: string) => ({
  data: {
    ...{ slug, title: slug, titleFolded: slug, status: 'PLANNED' as const },
    hostCountryId: (await database.prisma.country.upsert({ where: { slug: 'host' }, create: country('host').data, update: {} }))
      .id,
  },
});

test('runs a statement as given and returns each row as an array', async () => {
  const statement = { text: 'SELECT $1::text, $2::int, $3::text[]', values: ['a', 1, ['b', 'c;d']], name: 'three' };
  expect(await database.query(statement)).toEqual([['a', 1, ['b', 'c;d']]]);
  expect(await database.query(statement)).toEqual([['a', 1, ['b', 'c;d']]]);
});

test('`query` sees what Prisma has stored', async () => {
  await database.prisma.country.create(country('seen'));
  const count = { text: 'SELECT count(*)::int FROM "Country" WHERE "slug" = $1', values: ['seen'] };
  expect(await database.query(count)).toEqual([[1]]);
});

test('Prisma and SQL agree on an instant, whatever date format the database uses', async ({ skip }) => {
  skip(database.engine === 'embedded', 'its settings are its own');
  const set = (setting: string) => `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET ${setting}', current_database()); END $$`;
  await database.query({ text: set("TimeZone = ''Asia/Tokyo''"), values: [] });
  await database.query({ text: set("DateStyle = ''German''"), values: [] });
  const elsewhere = await openDatabase(await addressesOf(database));
  const at = new Date('2026-11-25T03:02:54.338Z');
  const [row] = await elsewhere.prisma.$queryRaw<object[]>`
    SELECT to_char(${at}::timestamptz AT TIME ZONE 'UTC', 'HH24:MI') AS "time", '2026-11-25T03:02:54.338Z'::timestamptz AS at`;
  expect(row).toEqual({ time: '03:02', at });
  await elsewhere.close();
});

test('an implicit transaction rejects if its commit fails', async () => {
  const create = database.prisma.visit.create(await visit('implicit'));
  expect(await create.catch(storeError)).toMatchObject({ type: 'citation', constraint: 'Visit_cited' });
  expect(await database.prisma.visit.count({ where: { slug: 'implicit' } })).toBe(0);
});

test('an interactive transaction rejects if its commit fails', async () => {
  const data = await visit('interactive');
  const transaction = database.prisma.$transaction(async (client) => {
    await client.visit.create(data);
  });
  expect(await transaction.catch(storeError)).toMatchObject({ type: 'citation', constraint: 'Visit_cited' });
  expect(await database.prisma.visit.count({ where: { slug: 'interactive' } })).toBe(0);
});

test('a transaction that throws leaves nothing behind', async () => {
  const transaction = database.prisma.$transaction(async (client) => {
    await client.country.create(country('undone'));
    throw new Error('no');
  });
  await expect(transaction).rejects.toThrow('no');
  expect(await database.prisma.country.count({ where: { slug: 'undone' } })).toBe(0);
});

test('a transaction runs at the requested isolation level', async () => {
  const level = await database.prisma.$transaction(
    (client) => client.$queryRaw`SELECT current_setting('transaction_isolation') AS level`,
    { isolationLevel: 'Serializable' },
  );
  expect(level).toEqual([{ level: 'serializable' }]);
});

test('transactions wait for each other instead of failing', async () => {
  const slugs = Array.from({ length: 30 }, (_, index) => `queued-${index}`);
  await Promise.all(slugs.map((slug) => database.prisma.$transaction((client) => client.country.create(country(slug)))));
  expect(await database.prisma.country.count({ where: { slug: { in: slugs } } })).toBe(30);
});

test.each([
  ['postgresql://me:secret@127.0.0.1:1/store', /^PostgreSQL at 127\.0\.0\.1:1\/store cannot be reached: .*ECONNREFUSED/],
  ['postgresql://me:secret@localhost:1/store', /^PostgreSQL at localhost:1\/store cannot be reached: .*ECONNREFUSED/],
])('an unreachable server is reported in one line without its password: %s', async (databaseUrl, message) => {
  const error: unknown = await openDatabase({ databaseUrl, dataDir: '' }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DatabaseUnavailableError);
  expect((error as Error).message).toMatch(message);
  expect((error as Error).message).not.toMatch(/secret|\n/);
});

test('a locale that treats punctuation as letters causes a warning', async ({ skip }) => {
  skip(database.engine === 'embedded', 'its locale is fixed');
  const { databaseUrl } = await addressesOf(database);
  const name = `plain_${process.pid}`;
  await database.prisma.$executeRawUnsafe(`CREATE DATABASE ${name} ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0`);
  const warnings: string[] = [];
  const url = Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href;
  const plain = await openDatabase({ databaseUrl: url, dataDir: '', onWarning: (message) => warnings.push(message) });
  await plain.close();
  await database.prisma.$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`);
  expect(warnings).toEqual([expect.stringMatching(/has the locale C, in which search treats ’ .* LOCALE 'C.UTF-8'/)]);
});
