import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { ChangeListener } from './changes.js';
import type { KnownVersion } from './known-version.js';
import type { SqlStatement, StoreNode } from './store-node.js';

/** The store. As a node it is the primary: the server that is written to. */
export interface Database extends StoreNode {
  readonly engine: 'embedded' | 'postgresql';
  /** The connections of the pool that are open and idle, and what waits for one. */
  connections(): { open: number; idle: number; waiting: number };
  /** Standbys that reads can go to. */
  readonly replicas: readonly Replica[];
  /** The newest version of the data that this process knows of. */
  readonly known: KnownVersion;
  /** Reports every commit, of any process, until the store is closed. */
  listen(listener: ChangeListener): Promise<void>;
  /** Interrupts the notifications and starts them again, since this process may know too new or too old a version. */
  listenAgain(): void;
  /** Null on the embedded store: its only connection is needed by all others. */
  readonly openSnapshot: ((signal: AbortSignal) => Promise<Snapshot>) | null;
  /** A connection for the schema engine. It runs each script as one transaction, without time limits. */
  connectForMigration(): Promise<MigrationConnection>;
  close(): Promise<void>;
}

export interface MigrationConnection {
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  close(): Promise<void>;
}

/** A standby that reads can go to. */
export interface Replica extends StoreNode {
  /** Its host and port. */
  readonly name: string;
  /** The version of its data, when it was last checked or read. */
  readonly version: number;
  readonly isHealthy: boolean;
  /** Takes note of the version that it answered with; false if an answer must have a newer one. */
  answered(version: number, leastVersion: number): boolean;
  /** A read has failed. The replica is checked before it is read from again. */
  failed(): void;
}

/** One version of the data, for as long as it is open. It holds a connection of a small pool: close it in every case. */
export interface Snapshot {
  query<Row extends unknown[]>(statement: SqlStatement): Promise<Row[]>;
  /** All rows of a statement, at most `count` in memory at once. */
  batches<Row extends unknown[]>(statement: SqlStatement, count: number): AsyncGenerator<Row[], void, undefined>;
  close(): Promise<void>;
}
