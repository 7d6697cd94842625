import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { MigrationError } from '../../../src/db/errors.js';
import { knownMigrations, migrate, pendingMigrations, requireMigrated } from '../../../src/db/migrations/migrate.js';
import { readMigrations } from '../../../src/db/migrations/migrations.js';
import { migrationList, NO_FILTER } from '../../../src/features/development/migration-list.js';
import { openSchemaEngine } from '../../../src/features/development/schema-engine.js';
import { bareStore } from '../../support/store.js';

const OURS = 'prisma/migrations';

let database: Database;
let folder: string;

beforeAll(async () => {
  database = await bareStore();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.query({ text: 'DO $$ BEGIN DROP SCHEMA public CASCADE; CREATE SCHEMA public; END $$', values: [] });
  folder = await mkdtemp(join(tmpdir(), 'communique-migrations-'));
  await cp(join(OURS, 'migration_lock.toml'), join(folder, 'migration_lock.toml'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, script: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), script);
}

const tables = () =>
  database.query({
    text: `SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    values: [],
  });

/** Restores the state that an earlier version left when it stopped before recording the end of a migration. */
const unfinish = (name: string) =>
  database.query({ text: 'UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1', values: [name] });

const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test("applies the project's migrations once, and records them where Prisma's own command reads them", async () => {
  const names = (await readdir(OURS, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(await pendingMigrations(database)).toEqual(names);
  expect(await migrate(database)).toEqual(names);
  expect(await pendingMigrations(database)).toEqual([]);
  expect(await migrate(database)).toEqual([]);

  const record = await database.query({
    text: `SELECT migration_name, checksum, finished_at IS NOT NULL, rolled_back_at IS NULL, logs, applied_steps_count
           FROM _prisma_migrations ORDER BY migration_name`,
    values: [],
  });
  const checksum = async (name: string) =>
    createHash('sha256')
      .update(await readFile(join(OURS, name, 'migration.sql')))
      .digest('hex');
  expect(record).toEqual(await Promise.all(names.map(async (name) => [name, await checksum(name), true, true, null, 1])));
});

test.each([{}, { name: 'marks' }])('a list of values of a new enum can be queried immediately: %o', async (statement) => {
  await write('1_mark', `CREATE TYPE "Mark" AS ENUM ('GOOD', 'BAD')`);
  await migrate(database, folder);
  const text = 'SELECT $1::"Mark"[]::text[]';
  expect(await database.query({ text, values: [['BAD', 'GOOD']], ...statement })).toEqual([[['BAD', 'GOOD']]]);
});

test('leaves no timer that keeps the process running', async ({ skip }) => {
  skip(database.engine !== 'embedded', 'a pool has timers of its own, which end with it');
  await write('20260101000000_one', 'CREATE TABLE "One" (id int)');
  const timers = vi.spyOn(globalThis, 'setTimeout');
  await migrate(database, folder);
  const made = timers.mock.results.map(({ value }) => value as NodeJS.Timeout);
  timers.mockRestore();
  expect(made.some((timer) => timer.hasRef())).toBe(false);
});

test('`prisma migrate status` reports a consistent history', async () => {
  await migrate(database);
  const connection = await database.connectForMigration();
  const engine = await openSchemaEngine(connection.adapter);
  const status = await engine.diagnoseMigrationHistory({
    migrationsList: await migrationList(OURS, await readMigrations(OURS)),
    optInToShadowDatabase: false,
    filters: NO_FILTER,
  });
  expect(status).toEqual({
    editedMigrationNames: [],
    failedMigrationNames: [],
    hasMigrationsTable: true,
    history: null,
  });
  engine.free();
  await connection.close();
});

test('refuses a store that is not up to date, and says what to run', async () => {
  const error = await thrown(requireMigrated(database));
  expect(error).toBeInstanceOf(MigrationError);
  expect((error as Error).message).toBe('The store is empty. Run `npx communique migrate`, then `npx communique seed`.');

  await migrate(database);
  await unfinish((await knownMigrations()).at(-1)!);
  const older = await thrown(requireMigrated(database));
  expect((older as Error).message).toMatch(
    /^Migrations are missing from the store \(1, from \d{14}_\w+ on\)\. Run `npx communique migrate`\.$/,
  );
});

test('applies pending migrations in order', async () => {
  await write('1_first', 'CREATE TABLE a ()');
  await migrate(database, folder);
  await write('3_third', 'ALTER TABLE b RENAME TO c');
  await write('2_second', 'CREATE TABLE b ()');
  expect(await migrate(database, folder)).toEqual(['2_second', '3_third']);
  expect(await tables()).toEqual(expect.arrayContaining([['a'], ['c']]));
});

test('a failing migration leaves nothing behind, is named with the reason, and can be fixed', async () => {
  await write('1_bad', 'CREATE TABLE a (); CREATE TABLE a ();');
  const error = await thrown(migrate(database, folder));
  expect(error).toBeInstanceOf(MigrationError);
  expect((error as Error).message).toBe('The migration 1_bad failed and was rolled back: relation "a" already exists');
  expect(await tables()).toEqual([]);
  expect(await pendingMigrations(database, folder)).toEqual(['1_bad']);

  await write('1_bad', 'CREATE TABLE a ()');
  expect(await migrate(database, folder)).toEqual(['1_bad']);
  expect(await tables()).toEqual([['a']]);
  expect(await pendingMigrations(database, folder)).toEqual([]);
});

test('a migration that a killed process had started is applied again', async () => {
  await write('1_first', 'CREATE TABLE a (id INT)');
  await migrate(database, folder);
  await database.query({ text: 'DROP TABLE a', values: [] });
  await unfinish('1_first');
  expect(await migrate(database, folder)).toEqual(['1_first']);
  expect(await tables()).toEqual([['a']]);
});

test('a migration that an earlier version committed without marking it as finished is not applied again', async () => {
  await write('1_first', 'CREATE TABLE a ()');
  await write('2_second', 'CREATE TABLE b (id INT)');
  await migrate(database, folder);
  await write('3_third', 'CREATE TABLE c ()');
  await unfinish('2_second');
  expect(await migrate(database, folder)).toEqual(['3_third']);
  expect(await pendingMigrations(database, folder)).toEqual([]);
});

test('an unfinished migration is refused if the store matches neither the state before nor the state after it', async () => {
  await write('1_first', 'CREATE TABLE a (id INT); CREATE TABLE b (id INT)');
  await migrate(database, folder);
  await unfinish('1_first');
  await database.query({ text: 'DROP TABLE a', values: [] });
  const error = await thrown(migrate(database, folder));
  expect(error).toBeInstanceOf(MigrationError);
  expect((error as Error).message).toMatch(
    /^An earlier process did not finish the migration 1_first, and the store matches neither/,
  );
  expect(await tables()).toEqual([['b']]);
});

test('a migration that lost its connection is not reported as rolled back, and the next run applies it', async ({ skip }) => {
  skip(database.engine === 'embedded', 'it has no connections');
  await write('1_first', 'CREATE TABLE a ()');
  await migrate(database, folder);
  await write('2_lost', 'CREATE TABLE b (); SELECT pg_terminate_backend(pg_backend_pid())');
  const error = await thrown(migrate(database, folder));
  expect(error).toBeInstanceOf(MigrationError);
  expect((error as Error).message).toMatch(/^The migration 2_lost was interrupted: run `npx communique migrate` again/);
  await write('2_lost', 'CREATE TABLE b ()');
  expect(await migrate(database, folder)).toEqual(['2_lost']);
});

test('a database with tables of another application is refused', async () => {
  await database.query({ text: 'CREATE TABLE "other" ()', values: [] });
  await write('1_first', 'CREATE TABLE a ()');
  const error = await thrown(migrate(database, folder));
  expect(error).toBeInstanceOf(MigrationError);
  expect((error as Error).message).toBe('The database has other tables, such as other. Use an empty database.');
  expect(await tables()).toEqual([['other']]);
});

test('refuses a migration that was changed after it was applied', async () => {
  await write('1_first', 'CREATE TABLE a ()');
  await migrate(database, folder);
  await write('1_first', 'CREATE TABLE b ()');
  for (const work of [migrate, pendingMigrations]) {
    const error = await thrown(work(database, folder));
    expect(error).toBeInstanceOf(MigrationError);
    expect((error as Error).message).toMatch(/^The migration 1_first was changed after it had been applied/);
  }
});

test('refuses a store that a newer version has migrated', async () => {
  await write('1_first', 'CREATE TABLE a ()');
  await write('2_newer', 'CREATE TABLE b ()');
  await migrate(database, folder);
  await rm(join(folder, '2_newer'), { recursive: true });
  const error = await thrown(pendingMigrations(database, folder));
  expect(error).toBeInstanceOf(MigrationError);
  expect((error as Error).message).toMatch(/^The store has the migration 2_newer, which this version does not know/);
});

test('processes that migrate the same store wait for each other', async ({ skip }) => {
  skip(database.engine === 'embedded', 'one process at a time may open the embedded store');
  const all = await pendingMigrations(database);
  const applied = await Promise.all([migrate(database), migrate(database), migrate(database)]);
  expect(applied.sort((one, other) => one.length - other.length)).toEqual([[], [], all]);
  expect(await pendingMigrations(database)).toEqual([]);
});

test('a migration may take longer than the timeouts of the database', async ({ skip }) => {
  skip(database.engine === 'embedded', 'it has no timeouts');
  const set = `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET statement_timeout = 50', current_database()); END $$`;
  await database.query({ text: set, values: [] });
  await write('1_slow', 'SELECT pg_sleep(0.2)');
  expect(await migrate(database, folder)).toEqual(['1_slow']);
});
