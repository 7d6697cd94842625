import { access, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { CHANNELS, notify } from './changes.js';
import type { Database, SqlStatement } from './database.js';
import { embeddedAdapter } from './embedded-adapter.js';
import { EmbeddedQueue } from './embedded-queue.js';
import { DatabaseUnavailableError } from './errors.js';
import { lockFolder } from './lock.js';
import { createPrisma } from './prisma.js';

/** In the data folder, which may be a mounted volume that cannot be renamed. */
const STORE = 'postgresql';
const UNFINISHED = 'postgresql.new';
/** PGlite's default is 128 MB, which a store of this size never uses. */
const START_PARAMS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/** Opens the embedded store in a folder, and locks the folder until it is closed. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  if (!(await exists(dataDir))) throw absentError(dataDir); // the lock would create the folder
  const unlock = await lockFolder(dataDir);
  try {
    const store = join(dataDir, STORE);
    if (!(await exists(store))) throw absentError(dataDir);
    return embeddedDatabase(await openPglite(store), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** PGlite would create a database in a folder that has none. */
async function openPglite(store: string): Promise<PGlite> {
  if (!(await exists(join(store, 'PG_VERSION')))) throw unreadableError(store, 'it is not a PostgreSQL data folder');
  return PGlite.create(store, { startParams: START_PARAMS }).catch((cause: unknown) => {
    throw unreadableError(store, 'its files are damaged, unreadable, or of another version of PostgreSQL', cause);
  });
}

function absentError(dataDir: string): DatabaseUnavailableError {
  return new DatabaseUnavailableError(
    `There is no store in ${resolve(dataDir)} yet. Run \`npm run migrate\` or \`npm start\`.`,
  );
}

function unreadableError(store: string, why: string, cause?: unknown): DatabaseUnavailableError {
  return new DatabaseUnavailableError(
    `The store ${resolve(store)} cannot be opened: ${why}. Restore a backup, or set DATA_DIR to another folder.`,
    { cause },
  );
}

/**
 * Creates the embedded store in a folder, unless there is one; returns whether it did. `prepare` migrates the new store
 * before it gets its final name, so that a process killed half-way leaves nothing that looks like a store.
 */
export async function createEmbedded(
  dataDir: string,
  prepare: (database: Database) => Promise<unknown>,
): Promise<boolean> {
  const unlock = await lockFolder(dataDir);
  try {
    const [store, unfinished] = [join(dataDir, STORE), join(dataDir, UNFINISHED)];
    if (await exists(store)) return false;
    await rm(unfinished, { recursive: true, force: true });
    const database = embeddedDatabase(await PGlite.create(unfinished));
    try {
      await prepare(database);
    } finally {
      await database.close();
    }
    await rename(unfinished, store);
    return true;
  } finally {
    await unlock();
  }
}

/** A store on an open PGlite. Closing the store closes it. */
export function embeddedDatabase(pglite: PGlite, closed: () => Promise<void> = async () => {}): Database {
  const queue = new EmbeddedQueue();
  const adapter = embeddedAdapter(pglite, queue);
  const prisma = createPrisma(adapter);
  return {
    prisma,
    engine: 'embedded',
    async query<Row extends unknown[]>({ text, values, signal }: SqlStatement) {
      const { rows } = await queue.add(
        () => pglite.query(text, [...values], { rowMode: 'array' }),
        signal ?? undefined,
      );
      return rows as unknown as Row[];
    },
    async listen(listener) {
      for (const channel of CHANNELS) await pglite.listen(channel, (payload) => notify(listener, channel, payload));
      listener.listening();
    },
    connectForMigration: async () => ({ adapter, close: async () => {} }),
    async close() {
      await prisma.$disconnect();
      await pglite.close();
      await closed();
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
