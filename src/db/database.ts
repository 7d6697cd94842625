import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { ChangeListener } from './changes.js';
import type { PrismaClient } from './generated/client.js';

/** A statement for `Database.query`. Its parameters are $1, $2 and so on. */
export interface SqlStatement {
  text: string;
  values: readonly unknown[];
  /** Cancels the statement. The embedded store can only cancel one that has not started. */
  signal?: AbortSignal | null;
  /** The name of a prepared statement, at most 63 bytes. The embedded store ignores it. */
  name?: string;
}

/** The store. Prisma and `query` share one connection pool, or the one embedded connection. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly engine: 'embedded' | 'postgresql';
  /** Runs a statement without Prisma. A row is an array of its columns. */
  query<Row extends unknown[]>(statement: SqlStatement): Promise<Row[]>;
  /** Reports every commit, of any process, until the store is closed. */
  listen(listener: ChangeListener): Promise<void>;
  /** A connection for the schema engine. It runs each script as one transaction, without time limits. */
  connectForMigration(): Promise<MigrationConnection>;
  close(): Promise<void>;
}

export interface MigrationConnection {
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  close(): Promise<void>;
}
