import type { Config } from '../config/config.js';
import type { Database } from '../db/database.js';
import { requireStore } from '../db/migrations/require-store.js';
import { openDatabase } from '../db/open.js';

/** Runs work on an existing store of this version, then closes the store. @throws the errors of `requireStore` */
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
