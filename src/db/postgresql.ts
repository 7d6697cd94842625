import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { CancellablePool } from './cancellable-pool.js';
import { catchUp } from './catch-up.js';
import { checkPostgresql } from './check-postgresql.js';
import type { Database, MigrationConnection } from './database.js';
import { KnownVersion } from './known-version.js';
import type { Notify } from './listening-connection.js';
import { PostgresqlChanges } from './postgresql-changes.js';
import { checkUrl, connectionConfig } from './postgresql-config.js';
import { createPrisma, TRANSACTION_TIMEOUT_MS } from './prisma.js';
import { readIdentity, Replica } from './replica.js';
import { openSnapshot } from './snapshot.js';
import type { SqlStatement, StoreNode } from './store-node.js';

const READ_ONLY = '25006';
const POOL_SIZE = 10;
/** Exports hold a connection for minutes, so that they have their own. */
const SNAPSHOT_POOL_SIZE = 2;
/** A connection keeps its prepared statements until it closes. */
const MAXIMUM_LIFETIME_S = 3_600;
/** A pooler refuses them: there they are settings of the role. */
const TIMEOUTS = {
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: TRANSACTION_TIMEOUT_MS,
};

export interface PostgresqlOptions {
  /** The URL of PostgreSQL itself if the other one is that of a pooler: for listening, migrations and their lock. */
  directUrl: string | null;
  /** The URLs of standbys, to read from. */
  standbyUrls?: readonly string[] | undefined;
  onConnectionLost?: ((error: Error) => void) | undefined;
  onWarning?: ((message: string) => void) | undefined;
}

export async function openPostgresql(url: string, options: PostgresqlOptions): Promise<Database> {
  const { directUrl, standbyUrls = [], onConnectionLost = () => {}, onWarning = () => {} } = options;
  checkUrl('DATABASE_URL', url);
  if (directUrl !== null) checkUrl('DATABASE_DIRECT_URL', directUrl);
  for (const standby of standbyUrls) checkUrl('REPLICA_URLS', standby);
  const pool = poolOf(url, directUrl === null);
  pool.on('error', onConnectionLost);
  const notify: Notify = (channel, signal) => pool.cancellable({ text: `NOTIFY ${channel}`, rowMode: 'array' }, signal);
  try {
    (await checkPostgresql(pool, { url, directUrl, notify })).forEach(onWarning);
  } catch (error) {
    await pool.end();
    throw error;
  }

  const primary = nodeOn(pool);
  const snapshots = poolOf(url, false, SNAPSHOT_POOL_SIZE);
  snapshots.on('error', onConnectionLost);
  const known = new KnownVersion();
  const changes = new PostgresqlChanges(connectionConfig(directUrl ?? url), notify, () =>
    catchUp(primary, known, onWarning),
  );
  reconnectOnFailover(pool, () => changes.reconnect(), onWarning);
  const database = standbyUrls.length === 0 ? '' : (await readIdentity(primary)).database;
  const replicas = standbyUrls.map((standby) => {
    const pool = poolOf(standby, directUrl === null);
    pool.on('error', () => {}); // the next check or read says so
    const disconnect = () => pool.disconnect();
    const name = new URL(standby).host;
    return new Replica({ name, node: nodeOn(pool), disconnect, close: () => pool.end(), database, known, onWarning });
  });
  return {
    ...primary,
    engine: 'postgresql',
    replicas,
    known,
    listen: (listener) => changes.listen(listener),
    listenAgain: () => changes.reconnect(),
    openSnapshot: (signal) => openSnapshot(snapshots, signal),
    connectForMigration: async () => connectForMigration(directUrl ?? url),
    async close() {
      await changes.end();
      await Promise.all(replicas.map((replica) => replica.close()));
      await primary.prisma.$disconnect();
      snapshots.disconnect();
      await snapshots.end();
      await pool.end();
    },
  };
}

function poolOf(url: string, setsTimeouts: boolean, max = POOL_SIZE): CancellablePool {
  return new CancellablePool({
    ...connectionConfig(url),
    ...(setsTimeouts && TIMEOUTS),
    max,
    maxLifetimeSeconds: MAXIMUM_LIFETIME_S,
  });
}

/** A primary that has become read-only is a standby by now: the name in its URL leads to another server. */
function reconnectOnFailover(pool: CancellablePool, listenAgain: () => void, onWarning: (message: string) => void) {
  const reconnect = () => {
    onWarning('The primary is read-only. It is connected to again, since it may have failed over.');
    pool.disconnect();
    listenAgain();
  };
  pool.on('connect', ({ connection }) =>
    connection.on('errorMessage', ({ code }: { code: string }) => code === READ_ONLY && setImmediate(reconnect)),
  );
}

function nodeOn(pool: CancellablePool): StoreNode {
  return {
    prisma: createPrisma(new PrismaPg(pool)),
    async query<Row extends unknown[]>({ text, values, name, signal }: SqlStatement) {
      const config: pg.QueryArrayConfig = { text, values: [...values], name, rowMode: 'array' };
      const { rows } = await (signal ? pool.cancellable(config, signal) : (pool as pg.Pool).query<Row>(config));
      return rows as Row[];
    },
  };
}

/**
 * One connection, so that the engine's advisory lock and its statements share a session; closing it releases the lock. A
 * migration may take longer than the timeouts of the role.
 */
function connectForMigration(url: string): MigrationConnection {
  const unlimited = Object.keys(TIMEOUTS).map((timeout) => `SET ${timeout} = 0`);
  const verify: pg.PoolConfig['verify'] = (client, done) =>
    void client.query(unlimited.join(';')).then(() => done(), done);
  const pool = new pg.Pool({ ...connectionConfig(url), max: 1, idleTimeoutMillis: 0, verify });
  pool.on('error', () => {});
  return { adapter: scriptRunner(new PrismaPg(pool)), close: () => pool.end() };
}

/**
 * Prisma's adapter splits a script at every semicolon, even inside function bodies and strings. Without values pg sends the
 * whole script as one message, which PostgreSQL parses itself and runs as one transaction.
 */
function scriptRunner(factory: PrismaPg): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      adapter.executeScript = async (sql) => void (await adapter.executeRaw({ sql, args: [], argTypes: [] }));
      return adapter;
    },
    connectToShadowDb: () => Promise.reject(new Error('migrations are compared on the embedded engine')),
  };
}
