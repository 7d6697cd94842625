import type { Config } from '../config/config.js';
import { requireFree } from '../http/listen.js';
import { isSetUp, markSetUp } from './set-up-mark.js';

/**
 * Creates, migrates and seeds the embedded store. Loads the code for it only if there is something to do. @throws
 * OperatorError
 */
export async function setUpStore(config: Config, log: (line: string) => void): Promise<void> {
  if (config.databaseUrl !== null) {
    log('DATABASE_URL is set: run `npx communique migrate` to update the store, and `npx communique seed` to fill it.');
    return;
  }
  if (await isSetUp(config.dataDir)) return;
  await requireFree(config.host, config.port, 'PORT'); // otherwise the server would fail after half a minute of seeding
  const { openMigrated } = await import('../db/open.js');
  const { fillParagraphs } = await import('../store/entries/paragraphs.js');
  const { resolveAgain } = await import('../store/import/resolve-again.js');
  const { seed } = await import('../../seed/seed.js');
  const database = await openMigrated(config, log);
  try {
    await resolveAgain(database, log);
    await fillParagraphs(database, log);
    await seed(database, log);
  } finally {
    await database.close();
  }
  await markSetUp(config.dataDir);
}
