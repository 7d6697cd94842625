import type { Database } from './database.js';
import { openDatabase, type DatabaseOptions } from './open.js';
import { createEmbedded } from './embedded.js';
import { migrate } from './migrate.js';

/** Opens the store and applies pending migrations. Creates the embedded store if there is none. */
export async function openMigrated(options: DatabaseOptions, log: (line: string) => void): Promise<Database> {
  const apply = async (database: Database) => {
    for (const name of await migrate(database)) log(`Applied the migration ${name}.`);
  };
  if (options.databaseUrl === null && (await createEmbedded(options.dataDir, apply))) {
    log(`Created the embedded store in ${options.dataDir}.`);
  }
  const database = await openDatabase(options);
  try {
    await apply(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
