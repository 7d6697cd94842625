import type { Database } from './database.js';
import { MigrationError } from './errors.js';
import { migrationList, migrationsFolder, NO_FILTER, readMigrations, type Migration } from './migrations.js';
import { openSchemaEngine } from './schema-engine.js';

/** The advisory lock that Prisma's own commands take while they migrate. */
const MIGRATION_LOCK = 72_707_369;

/**
 * Applies the migrations that the store lacks, in order, and returns their names. Each is one transaction; a script
 * must not commit by itself. One that an earlier process began and did not finish was therefore undone, and is applied
 * again. Processes that migrate one store at once wait for each other.
 */
export async function migrate(database: Database, folder = migrationsFolder()): Promise<string[]> {
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

/** Names of the migrations that the store lacks, or that did not finish; throws if its history is not this one. */
export async function pendingMigrations(database: Database, folder = migrationsFolder()): Promise<string[]> {
  const { unfinished, missing } = compare(await readMigrations(folder), await applied(database));
  return [...unfinished, ...missing];
}

/** For whoever only uses the store: refuses one that lacks a migration. */
export async function refuseBehind(database: Database): Promise<void> {
  const pending = await pendingMigrations(database);
  if (pending.length === 0) return;
  throw new MigrationError(`The store is behind (${pending.join(', ')}): run \`npm run migrate\`.`);
}

interface Applied {
  name: string;
  checksum: string;
  finished: boolean;
}

async function applied(database: Database): Promise<Applied[]> {
  const exists = await database.query({
    text: `SELECT FROM pg_class WHERE oid = to_regclass('_prisma_migrations')`,
    values: [],
  });
  if (exists.length === 0) return [];
  const rows = await database.query<[string, string, boolean]>({
    text: `SELECT migration_name, checksum, finished_at IS NOT NULL FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
    values: [],
  });
  return rows.map(([name, checksum, finished]) => ({ name, checksum, finished }));
}

function compare(migrations: Migration[], history: Applied[]): { unfinished: string[]; missing: string[] } {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum, finished } of history) {
    if (!known.has(name)) {
      throw new MigrationError(
        `The store has the migration ${name}, which this version does not know: run a newer version.`,
      );
    }
    if (finished && known.get(name) !== checksum) {
      throw new MigrationError(
        `The migration ${name} was changed after it had been applied to the store: put it back, and make a new one for the change.`,
      );
    }
  }
  const names = new Set(history.map(({ name }) => name));
  return {
    unfinished: history.filter(({ finished }) => !finished).map(({ name }) => name),
    missing: migrations.map(({ name }) => name).filter((name) => !names.has(name)),
  };
}

/** The engine's report names the migration and PostgreSQL's reason among lines of its own trace. */
function failure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const name = /migration_name="([^"]+)"/.exec(error.message)?.[1];
  if (!name) return error;
  const reason =
    /^Error querying the database: (?:ERROR: )?(.*)$/m.exec(error.message)?.[1] ?? error.message.split('\n')[0];
  return new MigrationError(`The migration ${name} failed and was undone: ${reason}`, { cause: error });
}
