import type { Database } from './database.js';
import { openEmbedded } from './embedded.js';
import { openPostgresql } from './postgresql.js';

export type { Database, Statement } from './database.js';

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
