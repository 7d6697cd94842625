import type { Config } from '../config/config.js';
import { requireFree } from '../http/listen.js';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storeFolder } from '../db/embedded/store-folder.js';
import { BUILT } from '../shared/root.js';

/**
 * Creates, migrates and seeds the embedded store. Loads the code for this only if there is something to do.
 *
 * @throws OperatorError
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

/** The hash of all sources, stored with the output of `npm run build`. */
const BUILT_FROM = join(BUILT, 'built-from');
/** Stored in the folder of the store, so that it is deleted with the store. */
const MARK = 'set-up-by';

/** Whether this build has set up the store before. If so, there is no need to open it. */
export async function isSetUp(dataDir: string): Promise<boolean> {
  const build = await textOf(BUILT_FROM);
  return build !== null && build === (await textOf(join(storeFolder(dataDir), MARK)));
}

export async function markSetUp(dataDir: string): Promise<void> {
  const build = await textOf(BUILT_FROM);
  if (build !== null) await writeFile(join(storeFolder(dataDir), MARK), build);
}

/** Returns null if there is no such file. */
function textOf(file: string | URL): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}
