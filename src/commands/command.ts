import { loadConfig, type Config } from '../config.js';
import type { Database } from '../db/database.js';
import { requireMigrated } from '../db/migrate.js';
import { openDatabase } from '../db/open.js';
import { OperatorError } from '../operator-error.js';

/** Runs a process. An OperatorError is printed as one line, any other error with its stack; both exit with 1. */
export async function command(work: (config: Config) => Promise<void>): Promise<void> {
  try {
    await work(loadConfig());
  } catch (error) {
    console.error(error instanceof OperatorError ? error.message : error);
    process.exitCode = 1;
  }
}

/** Opens an existing store of this version for the work, and closes it. @throws MigrationError if migrations are pending */
export async function withStore<Result>(config: Config, work: (db: Database) => Promise<Result>): Promise<Result> {
  const db = await openDatabase(config);
  try {
    await requireMigrated(db);
    return await work(db);
  } finally {
    await db.close();
  }
}
