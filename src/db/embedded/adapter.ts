import {
  messages,
  type PGlite,
  type QueryOptions,
  type Results,
  type Transaction as EmbeddedTransaction,
} from '@electric-sql/pglite';
import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { type Parsers, PreparedStatements } from './prepared-statements.js';
import { EmbeddedQueue } from './queue.js';

/**
 * Wraps `pglite-prisma-adapter` 0.7.2 to keep statements prepared and to fix its bugs: it reports a failed COMMIT (a deferred
 * constraint) as a success, sets the isolation level before the transaction starts, and does not await scripts and
 * rollbacks. tests/db/embedded/adapter.test.ts has a test for each.
 */
export function embeddedAdapter(
  pglite: PGlite,
  statements = new PreparedStatements(pglite),
  queue = new EmbeddedQueue(),
  beforeWriting = () => {},
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: 'pglite-prisma-adapter',
    connect: () => adapterOn(pglite, statements, queue, beforeWriting),
    connectToShadowDb: () => Promise.reject(new Error('migrations can only be compared in an empty store')),
  };
}

/** Statements before which free space is checked even within a transaction, because an import may use it up midway. */
const WRITES = /^\s*(INSERT|UPDATE|DELETE|MERGE)\b/i;

async function adapterOn(
  pglite: PGlite,
  statements: PreparedStatements,
  queue: EmbeddedQueue,
  beforeWriting: () => void,
): Promise<SqlDriverAdapter> {
  const adapter = await upstream(pglite, (text, values, parsers) => statements.query(text, values, parsers));
  const [queryRaw, executeRaw] = [adapter.queryRaw.bind(adapter), adapter.executeRaw.bind(adapter)];
  adapter.queryRaw = (query) =>
    queue.add(() => {
      if (WRITES.test(query.sql)) beforeWriting();
      return queryRaw(query);
    });
  adapter.executeRaw = (query) =>
    queue.add(() => {
      beforeWriting();
      return executeRaw(query);
    });
  adapter.executeScript = async (script) => {
    beforeWriting();
    await pglite.exec(script).catch(rethrow);
  };
  adapter.startTransaction = async (level) => {
    beforeWriting();
    return startTransaction(pglite, statements, level, beforeWriting);
  };
  adapter.dispose = async () => {}; // the store closes PGlite
  return adapter;
}

async function startTransaction(
  pglite: PGlite,
  statements: PreparedStatements,
  level: IsolationLevel | undefined,
  beforeWriting: () => void,
): Promise<Transaction> {
  let end!: () => void;
  const body = new Promise<void>((resolve) => (end = resolve));
  let ended!: Promise<void>;
  const client = await new Promise<EmbeddedTransaction>((started, failed) => {
    // PGlite lends its only connection to the callback, and commits when the callback returns.
    ended = pglite.transaction(async (transaction) => {
      if (level) await transaction.exec(`SET TRANSACTION ISOLATION LEVEL ${level}`);
      started(transaction);
      await body;
    });
    ended.catch(failed);
  }).catch(rethrow);

  const adapter = await upstream(pglite, (text, values, parsers) => {
    // PGlite would run the statement on its only connection, outside any transaction.
    if (client.closed) throw new Error('the transaction has ended');
    return statements.inTransaction(text, values, parsers);
  });
  const execute = async (sql: string) => void (await adapter.executeRaw({ sql, args: [], argTypes: [] }));
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    async queryRaw(query) {
      if (WRITES.test(query.sql)) beforeWriting();
      return adapter.queryRaw(query);
    },
    async executeRaw(query) {
      if (WRITES.test(query.sql)) beforeWriting();
      return adapter.executeRaw(query);
    },
    // Keeps Prisma from sending BEGIN, COMMIT and ROLLBACK.
    options: { usePhantomQuery: true },
    async commit() {
      end();
      await ended.catch(rethrow);
    },
    async rollback() {
      await client.rollback().catch(rethrow);
      end();
      await ended.catch(rethrow);
    },
    createSavepoint: (name) => execute(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => execute(`ROLLBACK TO SAVEPOINT ${name}`),
    releaseSavepoint: (name) => execute(`RELEASE SAVEPOINT ${name}`),
  };
}

/** Returns the upstream adapter, which converts the values, rows and errors of single statements; `query` runs them. */
function upstream(
  pglite: PGlite,
  query: (text: string, values: unknown[], parsers: Parsers) => Promise<Results<unknown[]>>,
): Promise<SqlDriverAdapter> {
  let parsers: Parsers | undefined;
  const client = {
    query(text: string, values: unknown[], options: QueryOptions) {
      // The adapter passes the same parsers each time. PGlite's own are the prototype, because a migration may add some.
      parsers ??= Object.assign(Object.create(pglite.parsers) as Parsers, options.parsers);
      return query(text, values, parsers);
    },
  };
  return new PrismaPGlite(client as unknown as PGlite).connect();
}

/** Rethrows a database error in the form that the upstream adapter uses for errors that it does not map to a specific kind. */
function rethrow(error: unknown): never {
  if (!(error instanceof messages.DatabaseError)) throw error;
  const { message, detail, column, hint } = error;
  const [code, severity] = [error.code ?? 'N/A', error.severity ?? 'N/A'];
  throw new DriverAdapterError({
    kind: 'postgres',
    ...{ code, severity, message, detail, column, hint, originalCode: code, originalMessage: message },
  });
}
