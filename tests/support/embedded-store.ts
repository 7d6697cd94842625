import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { embeddedDatabase } from '../../src/db/embedded.js';
import { createPglite } from '../../src/db/pglite.js';
import { once } from './once.js';
import type { Fill } from './store.js';

/** A store in memory, loaded from the dump of a template: initialising one takes seconds, loading half of one. */
export async function cloneEmbedded(template: string, fill: Fill): Promise<Database> {
  const dump = join(inject('runFolder'), `${template}.tar`);
  await once(template, async () => {
    const pglite = await createPglite();
    const database = embeddedDatabase(pglite);
    await fill(database);
    await writeFile(dump, new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer()));
    await database.close();
  });
  return embeddedDatabase(await createPglite({ loadDataDir: new Blob([await readFile(dump)]) }));
}
