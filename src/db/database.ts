import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { PrismaClient } from './generated/client.js';

/** One SQL statement for `Database.query`. Values are $1, $2 and so on. */
export interface Statement {
  text: string;
  values: readonly unknown[];
  /** Prepares it once a connection under this name, where the engine can; of at most 63 bytes. */
  name?: string;
}

/** The store. Prisma and `query` share its one pool, or its one embedded connection. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly engine: 'embedded' | 'postgresql';
  /** Runs a statement as it stands, beside Prisma; each row is an array of its columns. */
  query<Row extends unknown[]>(statement: Statement): Promise<Row[]>;
  /** A connection for the schema engine: scripts of many statements, each run whole or not at all; no time limits. */
  connectForMigration(): Promise<MigrationConnection>;
  close(): Promise<void>;
}

export interface MigrationConnection {
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  close(): Promise<void>;
}

/** How Prisma's interactive transactions wait and run; both engines the same. */
export const TRANSACTION = {
  /** For a connection. The embedded store has one, so that transactions queue for it. */
  maxWaitMs: 30_000,
  timeoutMs: 60_000,
} as const;
