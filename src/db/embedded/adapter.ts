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
 * `pglite-prisma-adapter` 0.7.2 with statements that stay prepared and its bugs fixed: it takes a failed COMMIT (a deferred
 * constraint) for a success, sets an isolation level before the transaction starts, and does not await scripts and
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
    connectToShadowDb: () => Promise.reject(new Error('migrations are compared in an empty store')),
  };
}

/** A transaction is checked at each of these too: an import may begin with room, and use it up. */
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
    // PGlite gives its one connection to the callback, and commits when it returns.
    ended = pglite.transaction(async (transaction) => {
      if (level) await transaction.exec(`SET TRANSACTION ISOLATION LEVEL ${level}`);
      started(transaction);
      await body;
    });
    ended.catch(failed);
  }).catch(rethrow);

  const adapter = await upstream(pglite, (text, values, parsers) => {
    // PGlite's one connection would run it outside any transaction.
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
    // Prisma then sends no BEGIN, COMMIT or ROLLBACK.
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

/** The upstream adapter, for values, rows and errors of single statements, which are run by `query`. */
function upstream(
  pglite: PGlite,
  query: (text: string, values: unknown[], parsers: Parsers) => Promise<Results<unknown[]>>,
): Promise<SqlDriverAdapter> {
  let parsers: Parsers | undefined;
  const client = {
    query(text: string, values: unknown[], options: QueryOptions) {
      // The adapter gives the same ones each time. PGlite's own are the prototype, since a migration may add some.
      parsers ??= Object.assign(Object.create(pglite.parsers) as Parsers, options.parsers);
      return query(text, values, parsers);
    },
  };
  return new PrismaPGlite(client as unknown as PGlite).connect();
}

/** As the upstream adapter reports errors without a name of their own. */
function rethrow(error: unknown): never {
  if (!(error instanceof messages.DatabaseError)) throw error;
  const { message, detail, column, hint } = error;
  const [code, severity] = [error.code ?? 'N/A', error.severity ?? 'N/A'];
  throw new DriverAdapterError({
    kind: 'postgres',
    ...{ code, severity, message, detail, column, hint, originalCode: code, originalMessage: message },
  });
}
