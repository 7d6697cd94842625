import { join } from 'node:path';
import type { Database } from '../database.js';
import type { StoreNode } from '../store-node.js';
import { MigrationError } from '../errors.js';
import { migrationList, NO_FILTER, PRISMA_FOLDER, readMigrations, type Migration } from './migrations.js';
import { openSchemaEngine } from './schema-engine.js';

// Applies migrations, and compares those that were applied with those that there are.

const MIGRATIONS = join(PRISMA_FOLDER, 'migrations');
/** The advisory lock that Prisma's own commands take while they migrate. */
const MIGRATION_LOCK = 72_707_369;

/**
 * Applies the pending migrations in order, and returns their names. Each is one transaction, so a script must not
 * commit; one that did not finish is applied again. Processes that migrate the same store wait for each other.
 */
export async function migrate(database: Database, folder = MIGRATIONS): Promise<string[]> {
  if ((await pendingMigrations(database, folder)).length === 0) return [];
  const migrations = await readMigrations(folder);
  const connection = await database.connectForMigration();
  try {
    const session = await connection.adapter.connect();
    await session.executeRaw({ sql: `SELECT pg_advisory_lock(${MIGRATION_LOCK})`, args: [], argTypes: [] });
    const { unfinished } = compare(migrations, await applied(database));

    const engine = await openSchemaEngine(connection.adapter);
    try {
      for (const migrationName of unfinished) await engine.markMigrationRolledBack({ migrationName });
      const migrationsList = await migrationList(folder, migrations);
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      return appliedMigrationNames;
    } catch (error) {
      throw failure(error);
    } finally {
      engine.free();
    }
  } finally {
    await connection.close();
  }
}

/** Names of the migrations that this version knows, from the oldest to the newest. */
export async function knownMigrations(): Promise<string[]> {
  return (await readMigrations(MIGRATIONS)).map(({ name }) => name);
}

/** Names of the pending and unfinished migrations. @throws MigrationError if the store's history differs */
export async function pendingMigrations(node: StoreNode, folder = MIGRATIONS): Promise<string[]> {
  const { unfinished, missing } = compare(await readMigrations(folder), await applied(node));
  return [...unfinished, ...missing];
}

/** For processes that do not migrate. @throws MigrationError if migrations are pending */
export async function requireMigrated(node: StoreNode): Promise<void> {
  const pending = await pendingMigrations(node);
  if (pending.length === 0) return;
  throw new MigrationError(`The store lacks migrations (${pending.join(', ')}). Run \`npm run migrate\`.`);
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

/** The engine's message contains the migration's name and PostgreSQL's error, between lines of a trace. */
function failure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const name = /migration_name="([^"]+)"/.exec(error.message)?.[1];
  if (!name) return new MigrationError(`The store cannot be migrated: ${error.message.split('\n')[0]}`, { cause: error });
  const reason = /^Error querying the database: (?:ERROR: )?(.*)$/m.exec(error.message)?.[1] ?? error.message.split('\n')[0];
  return new MigrationError(`The migration ${name} failed and was rolled back: ${reason}`, { cause: error });
}
