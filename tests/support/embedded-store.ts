import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { PGlite } from '@electric-sql/pglite';
import { extract, pack } from 'tar-stream';
import { inject } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { embeddedDatabase } from '../../src/db/embedded/embedded.js';
import { createPglite } from '../../src/db/embedded/pglite.js';
import { once } from './once.js';
import { reused } from './reused-stores.js';
import type { Template } from './store.js';

/** PostgreSQL's own template databases. No test connects to them, and they account for half of the files. */
const TEMPLATES = /^\/?base\/[14]\//;

/** Opens an in-memory store that starts as a copy of a template. */
export async function cloneEmbedded(template: Template): Promise<Database> {
  return embeddedDatabase(await reused(template.name, () => clonePglite(template)));
}

/**
 * Opens a new PGlite, loaded from the dump of a template. Loading takes half a second; initializing a store would take
 * seconds.
 */
export async function clonePglite(template: Template): Promise<PGlite> {
  return load(await dumpOf(template));
}

async function dumpOf({ name, from, fill }: Template): Promise<string> {
  const dump = join(inject('runFolder'), `${name}.tar`);
  const origin = from && (await dumpOf(from)); // before acquiring the lock, which is not reentrant
  await once(`embedded ${name}`, async () => {
    const pglite = origin ? await load(origin) : await createPglite({ initDbStartParams: ['--wal-segsize=1'] });
    const database = embeddedDatabase(pglite);
    await fill?.(database);
    await writeFile(dump, await withoutTemplates(await pglite.dumpDataDir('none')));
    await database.close();
  });
  return dump;
}

async function load(dump: string): Promise<PGlite> {
  return createPglite({ loadDataDir: new Dump(await readFile(dump)) });
}

/** The dump for PGlite. Node's own Blob would copy it piece by piece, which takes a third of the load time. */
class Dump extends Blob {
  constructor(private readonly content: Buffer<ArrayBuffer>) {
    super();
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.content;
    return buffer.slice(byteOffset, byteOffset + byteLength);
  }
}

async function withoutTemplates(dump: Blob): Promise<Buffer> {
  const [all, kept] = [extract(), pack()];
  all.end(Buffer.from(await dump.arrayBuffer()));
  for await (const entry of all) {
    const content = await buffer(entry);
    if (!TEMPLATES.test(entry.header.name)) kept.entry(entry.header, content);
  }
  kept.finalize();
  return buffer(kept);
}
