import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storeFolder } from '../db/embedded/store-folder.js';
import { BUILT } from '../shared/root.js';

/** The hash of all sources, stored with what `npm run build` built from them. */
const BUILT_FROM = join(BUILT, 'built-from');
/** Stored in the folder of the store, so that it is deleted with the store. */
const MARK = 'set-up-by';

/** Whether this build has already set up the store. Then there is nothing to do, and the store need not be opened. */
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
