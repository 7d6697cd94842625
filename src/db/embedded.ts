import { access, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { CHANNELS, tell } from './changes.js';
import type { Database, SqlStatement } from './database.js';
import { embeddedAdapter } from './embedded-adapter.js';
import { EmbeddedQueue } from './embedded-queue.js';
import { DatabaseUnavailableError } from './errors.js';
import { lockFolder } from './lock.js';
import { createPrisma } from './prisma.js';

/** Within the data folder, which may be a mounted volume and so cannot itself be renamed. */
const STORE = 'postgresql';
const HALF_MADE = 'postgresql.new';
/** PGlite's default of 128 MB costs memory that a store of this size never uses. */
const START_PARAMS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/** Opens the embedded store in a folder; no other process may until it is closed. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  if (!(await exists(dataDir))) throw absentError(dataDir); // the lock would make the folder
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

/** PGlite would make a database of an empty folder, and of one with anything but a database in it. */
async function openPglite(store: string): Promise<PGlite> {
  if (!(await exists(join(store, 'PG_VERSION')))) throw unreadableError(store, 'it is no PostgreSQL data folder');
  return PGlite.create(store, { startParams: START_PARAMS }).catch((cause: unknown) => {
    throw unreadableError(store, 'its files are damaged, of another version of PostgreSQL, or not to be read', cause);
  });
}

function absentError(dataDir: string): DatabaseUnavailableError {
  return new DatabaseUnavailableError(
    `There is no store in ${resolve(dataDir)} yet: run \`npm run migrate\`, or \`npm start\`.`,
  );
}

function unreadableError(store: string, why: string, cause?: unknown): DatabaseUnavailableError {
  return new DatabaseUnavailableError(
    `The store ${resolve(store)} cannot be opened: ${why}. Put a copy of it back, or set DATA_DIR to another folder.`,
    { cause },
  );
}

/**
 * Makes the embedded store in a folder where there is none: `prepare` migrates it before it counts as made, so that a
 * process killed half-way leaves nothing that looks like a store. Returns whether there was one to make.
 */
export async function createEmbedded(
  dataDir: string,
  prepare: (database: Database) => Promise<unknown>,
): Promise<boolean> {
  const unlock = await lockFolder(dataDir);
  try {
    const [store, halfMade] = [join(dataDir, STORE), join(dataDir, HALF_MADE)];
    if (await exists(store)) return false;
    await rm(halfMade, { recursive: true, force: true });
    const database = embeddedDatabase(await PGlite.create(halfMade));
    try {
      await prepare(database);
    } finally {
      await database.close();
    }
    await rename(halfMade, store);
    return true;
  } finally {
    await unlock();
  }
}

/** A store on a PGlite that is open, which closing the store closes. */
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
      for (const channel of CHANNELS) await pglite.listen(channel, (payload) => tell(listener, channel, payload));
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
