import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { Database } from '../database.js';
import type { StoreNode } from '../store-node.js';
import { isRefusedStatement, MigrationError, databaseReason } from '../errors.js';
import { PRISMA_FOLDER, readMigrations, type Migration } from './migrations.js';

// Applies migrations, and compares the applied migrations with the known ones.

const MIGRATIONS = join(PRISMA_FOLDER, 'migrations');
/** The advisory lock that Prisma's own commands hold while they migrate. */
const MIGRATION_LOCK = 72_707_369;
/** The table in which Prisma's own commands record migrations, created as they would create it. */
const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies the pending migrations in order, and returns their names. A migration and its record are one transaction, so a script
 * must not commit. Processes that migrate the same store wait for each other.
 */
export async function migrate(database: Database, folder = MIGRATIONS): Promise<string[]> {
  if ((await pendingMigrations(database, folder)).length === 0) return [];
  const migrations = await readMigrations(folder);
  const connection = await database.connectForMigration();
  try {
    const session = await connection.adapter.connect();
    await session.executeRaw({ sql: `SELECT pg_advisory_lock(${MIGRATION_LOCK})`, args: [], argTypes: [] });
    await requireNoOtherTables(database);
    await session.executeScript(HISTORY);
    for (const name of compare(migrations, await applied(database)).unfinished)
      await settleUnfinished(database, migrations, name);
    const { missing } = compare(migrations, await applied(database));
    for (const migration of migrations.filter(({ name }) => missing.includes(name))) await apply(session, migration);
    return missing;
  } finally {
    await connection.close();
  }
}

/** Returns the names of the migrations that this version knows, from oldest to newest. */
export async function knownMigrations(): Promise<string[]> {
  return (await readMigrations(MIGRATIONS)).map(({ name }) => name);
}

/** Returns the names of the unfinished and pending migrations. @throws MigrationError if the store's history differs */
export async function pendingMigrations(node: StoreNode, folder = MIGRATIONS): Promise<string[]> {
  const { unfinished, missing } = compare(await readMigrations(folder), await applied(node));
  return [...unfinished, ...missing];
}

/** For processes that do not migrate. @throws MigrationError if migrations are pending */
export async function requireMigrated(node: StoreNode): Promise<void> {
  const pending = await pendingMigrations(node);
  if (pending.length === 0) return;
  const isEmpty = pending.length === (await knownMigrations()).length;
  const lacks = isEmpty
    ? 'The store is empty'
    : `Migrations are missing from the store (${pending.length}, from ${pending[0]} on)`;
  throw new MigrationError(`${lacks}. Run \`npx communique migrate\`${isEmpty ? ', then `npx communique seed`' : ''}.`);
}

/**
 * PostgreSQL runs the script and its record as one transaction, because they are sent as one message. It completes them even
 * if the sending process dies: either both are stored, or neither.
 */
async function apply(session: SqlDriverAdapter, { name, script, checksum }: Migration): Promise<void> {
  const values = [randomUUID(), checksum, name].map((value) => `'${value.replaceAll("'", "''")}'`).join(', ');
  const record = `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
    VALUES (${values}, clock_timestamp(), 1)`;
  await session.executeScript(`${script}\n;\n${record}`).catch((error: unknown) => {
    const what = isRefusedStatement(error)
      ? 'failed and was rolled back'
      : 'was interrupted: run `npx communique migrate` again, which applies it if it was not stored';
    throw new MigrationError(`The migration ${name} ${what}: ${databaseReason(error)}`, { cause: error });
  });
}

/** Refuses to migrate another application's database. */
async function requireNoOtherTables(node: StoreNode): Promise<void> {
  const text = `SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
    AND to_regclass('_prisma_migrations') IS NULL ORDER BY relname LIMIT 1`;
  const [other] = await node.query<[string]>({ text, values: [] });
  if (other) throw new MigrationError(`The database has other tables, such as ${other[0]}. Use an empty database.`);
}

/**
 * Earlier versions recorded the end of a migration after its commit, so a process stopped in between left the migration marked
 * as unfinished.
 */
async function settleUnfinished(database: Database, migrations: readonly Migration[], name: string): Promise<void> {
  // Imported on demand: it loads the embedded engine, which users of PostgreSQL need for nothing else.
  const { wasCommitted } = await import('./unfinished.js');
  const column = (await wasCommitted(database, migrations, name)) ? 'finished_at' : 'rolled_back_at';
  const steps = column === 'finished_at' ? ', "applied_steps_count" = 1' : '';
  await database.query({
    text: `UPDATE "_prisma_migrations" SET "${column}" = now()${steps} WHERE "migration_name" = $1 AND "finished_at" IS NULL AND "rolled_back_at" IS NULL`,
    values: [name],
  });
}

type Applied = [name: string, checksum: string, finished: boolean];

async function applied(node: StoreNode): Promise<Applied[]> {
  const exists = `SELECT FROM pg_class WHERE oid = to_regclass('_prisma_migrations')`;
  if ((await node.query({ text: exists, values: [] })).length === 0) return [];
  const text = `SELECT migration_name, checksum, finished_at IS NOT NULL FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`;
  return node.query<Applied>({ text, values: [] });
}

function compare(migrations: Migration[], history: Applied[]): { unfinished: string[]; missing: string[] } {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum, finished] of history) {
    if (!known.has(name)) {
      throw new MigrationError(`The store has the migration ${name}, which this version does not know. Run a newer version.`);
    }
    if (finished && known.get(name) !== checksum) {
      throw new MigrationError(
        `The migration ${name} was changed after it had been applied. Restore it, and write a new migration for the change.`,
      );
    }
  }
  const names = new Set(history.map(([name]) => name));
  return {
    unfinished: history.filter(([, , finished]) => !finished).map(([name]) => name),
    missing: migrations.map(({ name }) => name).filter((name) => !names.has(name)),
  };
}
