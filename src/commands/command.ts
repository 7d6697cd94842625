import { loadConfig, type Config } from '../config/config.js';
import type { Database } from '../db/database.js';
import { DatabaseBusyError, DatabaseUnavailableError, reasonOf, RightsError, storeError } from '../db/errors.js';
import { openDatabase } from '../db/open.js';
import { requireStore } from '../db/migrations/require-store.js';
import { FEATURES } from '../features.js';
import { OperatorError } from '../shared/operator-error.js';

/** Runs a process. What the operator can fix is printed as one line, any other error with its stack; both exit with 1. `added` gives further variables of the environment. */
export async function command(work: (config: Config) => Promise<void>, added?: Parameters<typeof loadConfig>[1]): Promise<void> {
  try {
    await work(loadConfig(FEATURES, added));
  } catch (error) {
    console.error(messageOf(error) ?? error);
    process.exitCode = 1;
  }
}

const UNWRITABLE: Partial<Record<string, string>> = {
  ENOSPC: 'The disk is full: free some space, or name a folder of another disk.',
  EDQUOT: 'The disk quota is used up: free some space, or name a folder of another disk.',
  EROFS: 'The disk is read-only: name a folder of another disk.',
  EACCES: 'This user may not: change the rights of the folder, or name another one.',
};

/** What the operator can do something about; null if it is a fault of the program. */
function messageOf(error: unknown): string | null {
  if (error instanceof OperatorError) return error.message;
  const failure = storeError(error);
  if (failure instanceof RightsError) return failure.message;
  if (failure instanceof DatabaseUnavailableError) return `The database is unavailable: ${reasonOf(error)}`;
  if (failure instanceof DatabaseBusyError) return `The database is busy: ${reasonOf(error)}. Try again.`;
  const { code, path, syscall } = Object(error) as NodeJS.ErrnoException;
  const unwritable = UNWRITABLE[code ?? ''];
  if (unwritable && syscall !== undefined) return `${path ?? 'A file'} cannot be written (${code}). ${unwritable}`;
  if (code === 'EMFILE' || code === 'ENFILE') return `No more files can be opened (${code}). Raise \`ulimit -n\`.`;
  return null;
}

/** Opens an existing store of this version for the work, and closes it. @throws what `requireStore` throws */
export async function withStore<Result>(
  config: Config,
  work: (db: Database) => Promise<Result>,
  requirements: Parameters<typeof requireStore>[1] = {},
): Promise<Result> {
  const db = await openDatabase(config);
  try {
    await requireStore(db, requirements);
    return await work(db);
  } finally {
    await db.close();
  }
}
