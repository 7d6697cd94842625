import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { currentSignal } from '../cancellation.js';
import { CancellablePool } from './cancellable-pool.js';
import { catchUp } from './catch-up.js';
import { checkPostgresql } from './check-server.js';
import type { Database, MigrationConnection } from '../database.js';
import { KnownVersion } from '../known-version.js';
import type { Notify } from './listening-connection.js';
import { PostgresqlChanges } from './notifications.js';
import { checkUrl, CONNECTION_TIMEOUT_MS, connectionConfig } from './config.js';
import { PreparedQuery } from './prepared-query.js';
import { createPrisma, TRANSACTION_TIMEOUT_MS } from '../prisma.js';
import { readIdentity, Standby } from './standby.js';
import { openSnapshot } from './snapshot.js';
import type { SqlStatement, StoreNode } from '../store-node.js';

// The store on a PostgreSQL server, with its pools and replicas.

const READ_ONLY = '25006';
const POOL_SIZE = 10;
/**
 * Exports hold a connection for seconds or minutes, so they have a pool of their own and wait longer for a connection. A client
 * may hold as many connections as it leaves free: when two clients hold two of six connections each, a third still gets one.
 */
const [SNAPSHOT_POOL_SIZE, SNAPSHOT_WAIT_MS] = [6, 15_000];
const STATEMENT_TIMEOUT_S = 30;
const LOCK_TIMEOUT_S = 10;
/** A connection keeps its prepared statements until it closes. */
const MAXIMUM_LIFETIME_S = 3_600;

interface PostgresqlOptions {
  /** The URL of PostgreSQL itself, if the other URL points to a pooler. Used for listening, migrations and their lock. */
  directUrl: string | null;
  standbyUrls?: readonly string[] | undefined;
  poolSize?: number | undefined;
  statementTimeout?: number | undefined;
  lockTimeout?: number | undefined;
  onConnectionLost?: ((error: Error) => void) | undefined;
  onWarning?: ((message: string) => void) | undefined;
}

export async function openPostgresql(url: string, options: PostgresqlOptions): Promise<Database> {
  const { directUrl, standbyUrls = [], onConnectionLost = () => {}, onWarning = () => {} } = options;
  checkUrl('DATABASE_URL', url);
  if (directUrl !== null) checkUrl('DATABASE_DIRECT_URL', directUrl);
  for (const standby of standbyUrls) checkUrl('REPLICA_URLS', standby);
  const pool = poolOf(url, options);
  pool.on('error', onConnectionLost);
  const notify: Notify = (channel, signal) => pool.cancellable({ text: `NOTIFY ${channel}`, rowMode: 'array' }, signal);
  try {
    (await checkPostgresql(pool, { url, directUrl, notify })).forEach(onWarning);
  } catch (error) {
    await pool.end();
    throw error;
  }

  const primary = nodeOn(pool);
  const snapshots = poolOf(url, { ...options, poolSize: SNAPSHOT_POOL_SIZE, wait: SNAPSHOT_WAIT_MS });
  snapshots.on('error', onConnectionLost);
  const known = new KnownVersion();
  const changes = new PostgresqlChanges(
    connectionConfig(directUrl ?? url),
    notify,
    () => catchUp(primary, known, onWarning),
    onWarning,
    // A write on a dead connection would hang for minutes, and block all other writes from this process.
    () => [pool, snapshots].forEach((each) => each.disconnect()),
  );
  reconnectOnFailover(pool, () => changes.reconnect(), onWarning);
  const database = standbyUrls.length === 0 ? '' : (await readIdentity(primary)).database;
  const replicas = standbyUrls.map((standby) => {
    const pool = poolOf(standby, options);
    pool.on('error', () => {}); // the next check or read reports it
    const disconnect = () => pool.disconnect();
    const name = new URL(standby).host;
    return new Standby({ name, node: nodeOn(pool), disconnect, close: () => pool.end(), database, known, onWarning });
  });
  return {
    ...primary,
    engine: 'postgresql',
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waiting }),
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

function poolOf(url: string, options: PostgresqlOptions & { wait?: number }): CancellablePool {
  const { directUrl, poolSize = POOL_SIZE, wait = CONNECTION_TIMEOUT_MS, ...timeouts } = options;
  return new CancellablePool({
    ...connectionConfig(url),
    connectionTimeoutMillis: wait,
    ...(directUrl === null && timeoutsOf(timeouts)), // a pooler rejects them, so they must be set on the role
    ...(directUrl === null && { onConnect: withoutJit }),
    max: poolSize,
    maxLifetimeSeconds: MAXIMUM_LIFETIME_S,
  });
}

/** PostgreSQL would compile statements that it expects to be slow, which takes longer than running them. */
const withoutJit = setting(['jit = off']);

/**
 * Returns an `onConnect` hook for a pool. In `verify`, a statement that is answered only after its client has given up would
 * leak the connection, because pg-pool never hands it out and never gets it back.
 */
function setting(settings: readonly string[]) {
  const query = { text: settings.map((each) => `SET ${each}`).join(';'), query_timeout: CONNECTION_TIMEOUT_MS };
  // pg-pool awaits the promise, although its types do not say so.
  return ((client) => client.query(query)) as NonNullable<pg.PoolConfig['onConnect']>;
}

type Timeouts = Pick<PostgresqlOptions, 'statementTimeout' | 'lockTimeout'>;

function timeoutsOf({ statementTimeout = STATEMENT_TIMEOUT_S, lockTimeout = LOCK_TIMEOUT_S }: Timeouts) {
  return {
    statement_timeout: statementTimeout * 1_000,
    lock_timeout: lockTimeout * 1_000,
    idle_in_transaction_session_timeout: TRANSACTION_TIMEOUT_MS,
  };
}

/** A primary that has become read-only is now a standby, and the host name in the URL refers to another server. */
function reconnectOnFailover(pool: CancellablePool, listenAgain: () => void, onWarning: (message: string) => void) {
  const reconnect = () => {
    onWarning('The primary is read-only. Reconnecting, since it may have failed over.');
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
    query<Row extends unknown[]>({ text, values, name, signal, asBytes }: SqlStatement) {
      const statement =
        name === undefined
          ? { text, values: [...values], rowMode: 'array' as const }
          : new PreparedQuery(name, text, values, asBytes);
      return pool.rows(statement, signal ?? currentSignal()) as Promise<Row[]>;
    },
  };
}

/**
 * Uses one connection, so that the engine's advisory lock and its statements share a session. Closing it releases the lock.
 * Timeouts are disabled, because a migration may take longer than the role allows.
 */
function connectForMigration(url: string): MigrationConnection {
  const unlimited = Object.keys(timeoutsOf({})).map((timeout) => `${timeout} = 0`);
  const onConnect = setting(unlimited);
  const pool = new pg.Pool({ ...connectionConfig(url), max: 1, idleTimeoutMillis: 0, onConnect });
  pool.on('error', () => {});
  return { adapter: scriptRunner(new PrismaPg(pool)), close: () => pool.end() };
}

/**
 * Prisma's adapter splits a script at every semicolon, even inside function bodies and strings. Without values, pg sends the
 * whole script as one message, which PostgreSQL parses and runs as one transaction.
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
    connectToShadowDb: () => Promise.reject(new Error('migrations can only be compared in an empty store')),
  };
}
