import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { CancellablePool } from './cancellable-pool.js';
import type { Database, MigrationConnection, SqlStatement } from './database.js';
import { DatabaseUnavailableError } from './errors.js';
import { PostgresqlChanges } from './postgresql-changes.js';
import { createPrisma, TRANSACTION_TIMEOUT_MS } from './prisma.js';

const POOL_SIZE = 10;
const CONNECTION_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;
const LOCK_TIMEOUT_MS = 10_000;
/** A connection keeps its prepared statements until it closes. */
const MAXIMUM_LIFETIME_S = 3_600;
/** The first with NULLS NOT DISTINCT. */
const OLDEST_VERSION = 15;

export async function openPostgresql(url: string, onConnectionLost = (_error: Error) => {}): Promise<Database> {
  checkUrl(url);
  const pool = new CancellablePool({
    ...poolConfig(url),
    max: POOL_SIZE,
    maxLifetimeSeconds: MAXIMUM_LIFETIME_S,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: TRANSACTION_TIMEOUT_MS,
  });
  pool.on('error', onConnectionLost);
  await checkServer(pool, url).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });

  const prisma = createPrisma(new PrismaPg(pool));
  const changes = new PostgresqlChanges(poolConfig(url), (channel, signal) =>
    pool.cancellable({ text: `NOTIFY ${channel}`, rowMode: 'array' }, signal),
  );
  return {
    prisma,
    engine: 'postgresql',
    async query<Row extends unknown[]>({ text, values, name, signal }: SqlStatement) {
      const config: pg.QueryArrayConfig = { text, values: [...values], name, rowMode: 'array' };
      const { rows } = await (signal ? pool.cancellable(config, signal) : (pool as pg.Pool).query<Row>(config));
      return rows as Row[];
    },
    listen: (listener) => changes.listen(listener),
    connectForMigration: async () => connectForMigration(url),
    async close() {
      await changes.end();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

function poolConfig(url: string): pg.PoolConfig {
  return {
    connectionString: inUtc(url),
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    application_name: 'communique',
    keepAlive: true,
  };
}

/** Prisma's adapter assumes that sessions are in UTC, but the server may have another time zone. */
function inUtc(url: string): string {
  const changed = new URL(url);
  const options = [changed.searchParams.get('options'), '-c TimeZone=UTC'].filter(Boolean);
  changed.searchParams.set('options', options.join(' '));
  return changed.href;
}

/** A URL may name a missing file, such as a certificate. A pool would notice only when it connects. */
function checkUrl(url: string): void {
  try {
    new pg.Client(poolConfig(url));
  } catch (error) {
    throw new DatabaseUnavailableError(`DATABASE_URL cannot be used: ${reason(error)}`, { cause: error });
  }
}

async function checkServer(pool: pg.Pool, url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const server = `PostgreSQL at ${hostname || 'localhost'}:${port || '5432'}${pathname}`;
  const settings = "SELECT current_setting('server_version_num')::int, current_setting('server_encoding')";
  const { rows } = await pool.query<[number, string]>({ text: settings, rowMode: 'array' }).catch((error: unknown) => {
    throw new DatabaseUnavailableError(`${server} cannot be reached: ${reason(error)}`, { cause: error });
  });
  const [version, encoding] = rows[0]!;
  if (version < OLDEST_VERSION * 10_000) {
    throw new DatabaseUnavailableError(
      `${server} has version ${Math.trunc(version / 10_000)}; ${OLDEST_VERSION} or newer is required.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseUnavailableError(`${server} has the encoding ${encoding}; UTF8 is required.`);
  }
}

/** For a host name with several addresses, Node reports one error for each, without a message of its own. */
function reason(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return first instanceof Error ? first.message : String(first);
}

/** One connection, so that the engine's advisory lock and its statements share a session. Closing it releases the lock. */
function connectForMigration(url: string): MigrationConnection {
  const pool = new pg.Pool({ ...poolConfig(url), max: 1, idleTimeoutMillis: 0 });
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
