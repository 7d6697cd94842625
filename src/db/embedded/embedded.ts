import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { AcknowledgedVersion, acknowledgedVersion } from './acknowledged-version.js';
import { CHANNEL, CHANNELS, notify } from '../changes.js';
import type { Database } from '../database.js';
import { embeddedAdapter } from './adapter.js';
import { EmbeddedQueue } from './queue.js';
import { DatabaseUnavailableError, LossError } from '../errors.js';
import { fullDiskError, isFull, noteFolder, requireSpace } from './free-space.js';
import { KnownVersion } from '../known-version.js';
import { lockFolder } from './lock.js';
import { storeFolder } from './store-folder.js';
import { readVersion, type SqlStatement } from '../store-node.js';
import { createPglite } from './pglite.js';
import { PreparedStatements } from './prepared-statements.js';
import { createPrisma } from '../prisma.js';

// The embedded store: PGlite in a folder that one process has locked.

const UNFINISHED = 'postgresql.new';

/**
 * Opens the embedded store in a folder, and locks the folder until it is closed.
 *
 * @throws LossError if the store lacks acknowledged versions of the data
 */
export function openEmbedded(dataDir: string, onWarning: (message: string) => void = () => {}): Promise<Database> {
  return withLockedStore(dataDir, async (pglite, store, unlock) => {
    const [version, acknowledged] = [await versionIn(pglite), acknowledgedVersion(store)];
    if (version !== null && acknowledged !== null && version < acknowledged) {
      throw new LossError(resolve(store), version, acknowledged);
    }
    await sortPendingEntries(pglite).catch(() => {}); // searches stay slow, but correct
    const file = new AcknowledgedVersion(store, onWarning);
    // PGlite notifies after the commit and before the statement returns.
    await pglite.listen(CHANNEL, (payload) => file.write(Number(payload)));
    const closed = async () => {
      file.close();
      await unlock();
    };
    const database = embeddedDatabase(pglite, closed, () => requireSpace(dataDir));
    noteFolder(database.prisma, dataDir);
    return database;
  });
}

/**
 * Allows a store that has lost commits to be opened again. A version of the data must never identify two states, so the store
 * continues after the newest acknowledged version. Returns the versions before and after, or null if nothing is lost.
 */
export function acceptLoss(dataDir: string): Promise<{ lost: number; from: number; to: number } | null> {
  return withLockedStore(dataDir, async (pglite, store, unlock) => {
    const [from, acknowledged] = [await versionIn(pglite), acknowledgedVersion(store)];
    const isLost = from !== null && acknowledged !== null && from < acknowledged;
    if (isLost) await pglite.query('UPDATE "DataVersion" SET "version" = $1', [acknowledged + 1]);
    await pglite.close();
    await unlock();
    return isLost ? { lost: acknowledged - from, from, to: acknowledged + 1 } : null;
  });
}

/** Locks a folder and opens the store in it. If the work fails, the store is closed and the folder unlocked. */
async function withLockedStore<Result>(
  dataDir: string,
  work: (pglite: PGlite, store: string, unlock: () => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const store = storeFolder(dataDir);
  const absent = `There is no store in ${resolve(dataDir)} yet. Run \`npx communique migrate\` or \`npm start\`.`;
  if (!existsSync(dataDir)) throw new DatabaseUnavailableError(absent); // the lock would create the folder
  const unlock = await lockFolder(dataDir);
  let pglite: PGlite | undefined;
  try {
    if (!existsSync(store)) throw new DatabaseUnavailableError(absent);
    pglite = await openPglite(store);
    return await work(pglite, store, unlock);
  } catch (error) {
    await pglite?.close();
    await unlock();
    throw error;
  }
}

/**
 * Merges the pending entries of GIN indexes into the indexes. Each search reads all pending entries, up to 4 MB per index, and
 * PGlite has no autovacuum to merge them.
 */
async function sortPendingEntries(pglite: PGlite): Promise<void> {
  await pglite.exec(`
    SELECT gin_clean_pending_list(pg_class.oid) FROM pg_class JOIN pg_am ON pg_am.oid = relam WHERE amname = 'gin' AND relkind = 'i'`);
}

/** Returns the version of the data, or null if the store does not have one yet because migrations are pending. */
async function versionIn(pglite: PGlite): Promise<number | null> {
  const { rows } = await pglite.query(`SELECT FROM pg_class WHERE oid = to_regclass('"DataVersion"')`);
  if (rows.length === 0) return null;
  const found = await pglite.query<{ version: number | bigint }>('SELECT "version" FROM "DataVersion"');
  return Number(found.rows[0]!.version);
}

/** Opens an existing store. PGlite itself would create a database in an empty folder. */
async function openPglite(store: string): Promise<PGlite> {
  if (!existsSync(join(store, 'PG_VERSION'))) throw unreadableError(store, 'it is not a PostgreSQL data folder');
  return createPglite({ dataDir: store }).catch((cause: unknown) => {
    if (isFull(store)) throw fullDiskError(store, cause);
    throw unreadableError(store, 'its files are damaged, unreadable, or from another version of PostgreSQL', cause);
  });
}

function unreadableError(store: string, why: string, cause?: unknown): DatabaseUnavailableError {
  const advice = 'Restore a backup, or set DATA_DIR to another folder.';
  return new DatabaseUnavailableError(`The store ${resolve(store)} cannot be opened: ${why}. ${advice}`, { cause });
}

/**
 * Creates the embedded store in a folder unless it exists. Returns whether it was created. `prepare` migrates the new store
 * before it gets its final name, so that a process killed halfway leaves nothing that looks like a store.
 */
export async function createEmbedded(dataDir: string, prepare: (store: Database) => Promise<unknown>): Promise<boolean> {
  const unlock = await lockFolder(dataDir);
  try {
    const [store, unfinished] = [storeFolder(dataDir), join(dataDir, UNFINISHED)];
    if (existsSync(store)) return false;
    await rm(unfinished, { recursive: true, force: true });
    requireSpace(dataDir); // PGlite would fail halfway, with only an error number
    const database = embeddedDatabase(await createPglite({ dataDir: unfinished }));
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

/** Returns a store backed by an open PGlite. Closing the store closes PGlite. */
export function embeddedDatabase(
  pglite: PGlite,
  closed: () => Promise<void> = async () => {},
  beforeWriting?: () => void,
): Database {
  const queue = new EmbeddedQueue();
  const prepared = new PreparedStatements(pglite);
  const adapter = embeddedAdapter(pglite, prepared, queue, beforeWriting);
  const prisma = createPrisma(adapter);
  const database: Database = {
    prisma,
    engine: 'embedded',
    connections: () => ({ open: 1, idle: Number(queue.length === 0), waiting: Math.max(0, queue.length - 1) }),
    replicas: [],
    known: new KnownVersion(),
    async query<Row extends unknown[]>({ text, values, signal, name }: SqlStatement) {
      const run = () =>
        name === undefined ? pglite.query<Row>(text, [...values], { rowMode: 'array' }) : prepared.query<Row>(text, values);
      return (await queue.add(run, signal ?? undefined)).rows;
    },
    async listen(listener) {
      for (const channel of CHANNELS) await pglite.listen(channel, (payload) => notify(listener, channel, payload));
      listener.listening(await readVersion(database));
    },
    openSnapshot: null,
    listenAgain() {}, // its only connection sees every commit
    // PGlite serializes arrays by the types that existed when it was opened.
    connectForMigration: async () => ({ adapter, close: () => pglite.refreshArrayTypes() }),
    async close() {
      await prisma.$disconnect();
      await pglite.close();
      await closed();
    },
  };
  return database;
}
