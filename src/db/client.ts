import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { ChangeListener } from './changes.js';
import { openEmbedded } from './embedded.js';
import type { PrismaClient } from './generated/client.js';
import { openPostgresql } from './postgresql.js';

/** One SQL statement for `Database.query`. Values are $1, $2 and so on. */
export interface Statement {
  text: string;
  values: readonly unknown[];
  /** Gives it up when it aborts; on the embedded store only if it has not begun. */
  signal?: AbortSignal | null;
  /** Prepares it once a connection under this name, where the engine can; of at most 63 bytes. */
  name?: string;
}

/** The store. Prisma and `query` share its one pool, or its one embedded connection. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly engine: 'embedded' | 'postgresql';
  /** Runs a statement as it stands, beside Prisma; each row is an array of its columns. */
  query<Row extends unknown[]>(statement: Statement): Promise<Row[]>;
  /** Tells of what any process commits, until the store is closed. */
  listen(listener: ChangeListener): Promise<void>;
  /** A connection for the schema engine: scripts of many statements, each run whole or not at all; no time limits. */
  connectForMigration(): Promise<MigrationConnection>;
  close(): Promise<void>;
}

export interface MigrationConnection {
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** A PostgreSQL server's URL; null for the embedded store. */
  databaseUrl: string | null;
  /** The embedded store's folder. */
  dataDir: string;
  /** Told when the server drops an idle connection; the pool opens another when one is needed. */
  onConnectionLost?: (error: Error) => void;
}

/** Opens a store that is there; throws `DatabaseUnavailableError` if it cannot be had. Look at its migrations next. */
export async function openDatabase({ databaseUrl, dataDir, onConnectionLost }: DatabaseOptions): Promise<Database> {
  return databaseUrl === null ? openEmbedded(dataDir) : openPostgresql(databaseUrl, onConnectionLost);
}
