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
/** A connection keeps the statements that were prepared on it as long as it lives. */
const LONGEST_LIFE_S = 3_600;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = TRANSACTION_TIMEOUT_MS;
/** NULLS NOT DISTINCT came with it. */
const OLDEST_VERSION = 15;

export async function openPostgresql(
  url: string,
  onConnectionLost: (error: Error) => void = () => {},
): Promise<Database> {
  refuseUnusable(url);
  const pool = new CancellablePool({
    ...connection(url),
    max: POOL_SIZE,
    maxLifetimeSeconds: LONGEST_LIFE_S,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
  });
  pool.on('error', onConnectionLost);
  await refuseUnfit(pool, url).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });

  const prisma = createPrisma(new PrismaPg(pool));
  const changes = new PostgresqlChanges(connection(url));
  return {
    prisma,
    engine: 'postgresql',
    async query<Row extends unknown[]>({ text, values, name, signal }: SqlStatement) {
      const config: pg.QueryArrayConfig = { text, values: [...values], name, rowMode: 'array' };
      const { rows } = await (signal ? pool.cancellable(config, signal) : (pool as pg.Pool).query<Row>(config));
      return rows as Row[];
    },
    listen: (listener) => changes.listen(listener),
    connectForMigration: () => Promise.resolve(connectForMigration(url)),
    async close() {
      await changes.end();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

function connection(url: string): pg.PoolConfig {
  return {
    connectionString: inUtc(url),
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    application_name: 'communique',
    keepAlive: true,
  };
}

/** Prisma's adapter leaves offsets away, and takes every session to be in UTC: the server may have another time zone. */
function inUtc(url: string): string {
  const changed = new URL(url);
  const options = [changed.searchParams.get('options'), '-c TimeZone=UTC'].filter(Boolean);
  changed.searchParams.set('options', options.join(' '));
  return changed.href;
}

/** A URL may name a file that is not there, of certificates say; a pool reads it only when it connects, and then throws. */
function refuseUnusable(url: string): void {
  try {
    new pg.Client(connection(url));
  } catch (error) {
    throw new DatabaseUnavailableError(`DATABASE_URL cannot be used: ${reason(error)}`, { cause: error });
  }
}

async function refuseUnfit(pool: pg.Pool, url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const server = `PostgreSQL at ${hostname || 'localhost'}:${port || '5432'}${pathname}`;
  const settings = "SELECT current_setting('server_version_num')::int, current_setting('server_encoding')";
  const { rows } = await pool.query<[number, string]>({ text: settings, rowMode: 'array' }).catch((error: unknown) => {
    throw new DatabaseUnavailableError(`${server} cannot be reached: ${reason(error)}`, { cause: error });
  });
  const [version, encoding] = rows[0]!;
  if (version < OLDEST_VERSION * 10_000) {
    throw new DatabaseUnavailableError(
      `${server} is of version ${Math.trunc(version / 10_000)}; ${OLDEST_VERSION} or newer is needed.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseUnavailableError(`${server} is encoded in ${encoding}; UTF8 is needed.`);
  }
}

/** A name with several addresses fails with one error for each, and no message of its own. */
function reason(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return first instanceof Error ? first.message : String(first);
}

/** One connection, so that the engine's advisory lock and its statements share a session; closing it frees the lock. */
function connectForMigration(url: string): MigrationConnection {
  const pool = new pg.Pool({ ...connection(url), max: 1, idleTimeoutMillis: 0 });
  pool.on('error', () => {});
  return { adapter: scriptRunner(new PrismaPg(pool)), close: () => pool.end() };
}

/**
 * Prisma's adapter cuts a script at every semicolon, those in function bodies and texts too. Without values pg sends
 * the whole script as one message, which PostgreSQL parses itself and runs as one transaction.
 */
function scriptRunner(factory: PrismaPg): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      adapter.executeScript = async (script) => {
        await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
      };
      return adapter;
    },
    connectToShadowDb: () => Promise.reject(new Error('migrations are compared on the embedded engine')),
  };
}
