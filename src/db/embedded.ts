import { access, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Database, Statement } from './client.js';
import { embeddedAdapter } from './embedded-adapter.js';
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
  const unlock = await lockFolder(dataDir);
  try {
    const store = join(dataDir, STORE);
    if (!(await exists(store))) {
      throw new DatabaseUnavailableError(
        `There is no store in ${resolve(dataDir)} yet: run \`npm run migrate\`, or \`npm start\`.`,
      );
    }
    return embeddedDatabase(await PGlite.create(store, { startParams: START_PARAMS }), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
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
  const adapter = embeddedAdapter(pglite);
  const prisma = createPrisma(adapter);
  return {
    prisma,
    engine: 'embedded',
    async query<Row extends unknown[]>({ text, values }: Statement) {
      const { rows } = await pglite.query(text, [...values], { rowMode: 'array' });
      return rows as unknown as Row[];
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
