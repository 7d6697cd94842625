import type { Database } from './database.js';
import { openEmbedded } from './embedded.js';
import { openPostgresql } from './postgresql.js';

export interface DatabaseOptions {
  /** The URL of a PostgreSQL server; null for the embedded store. */
  databaseUrl: string | null;
  /** The folder of the embedded store. */
  dataDir: string;
  /** Called when the server drops an idle connection; the pool opens another when it needs one. */
  onConnectionLost?: (error: Error) => void;
}

/** Opens an existing store; does not look at its migrations. @throws DatabaseUnavailableError */
export async function openDatabase({ databaseUrl, dataDir, onConnectionLost }: DatabaseOptions): Promise<Database> {
  return databaseUrl === null ? openEmbedded(dataDir) : openPostgresql(databaseUrl, onConnectionLost);
}
