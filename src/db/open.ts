import type { Database } from './database.js';
import { migrate, pendingMigrations } from './migrations/migrate.js';
import { requireOwner } from './migrations/require-store.js';

// Opens the store on the configured engine, and loads only that engine.

export interface DatabaseOptions {
  /** The URL of a PostgreSQL server; null for the embedded store. */
  databaseUrl: string | null;
  /** The URL of PostgreSQL itself, if `databaseUrl` points to a pooler. */
  databaseDirectUrl?: string | null;
  standbyUrls?: readonly string[];
  /** Connections to each PostgreSQL server, 10 by default. */
  poolSize?: number;
  /** Seconds that a statement may run (30 by default) and wait for a lock (10 by default). */
  statementTimeout?: number;
  lockTimeout?: number;
  /** The folder of the embedded store. */
  dataDir: string;
  /** Called when the server drops an idle connection. The pool opens a new one when it needs it. */
  onConnectionLost?: (error: Error) => void;
  /** Called with a problem that the operator should fix, although the store is usable. */
  onWarning?: (message: string) => void;
}

/** Opens an existing store without checking its migrations. @throws DatabaseUnavailableError, LossError */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl, databaseDirectUrl: directUrl = null, dataDir, ...others } = options;
  if (databaseUrl === null) return (await import('./embedded/embedded.js')).openEmbedded(dataDir, others.onWarning);
  return (await import('./postgresql/postgresql.js')).openPostgresql(databaseUrl, { directUrl, ...others });
}

/** Opens the store and applies pending migrations. Creates the embedded store if there is none. */
export async function openMigrated(options: DatabaseOptions, log: (line: string) => void): Promise<Database> {
  const apply = async (database: Database) => {
    for (const name of await migrate(database)) log(`Applied the migration ${name}.`);
  };
  if (options.databaseUrl === null) {
    const { createEmbedded } = await import('./embedded/embedded.js');
    if (await createEmbedded(options.dataDir, apply)) log(`Created the embedded store in ${options.dataDir}.`);
  }
  const database = await openDatabase(options);
  try {
    if ((await pendingMigrations(database)).length > 0) await requireOwner(database);
    await apply(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
