import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { ChangeListener } from './changes.js';
import type { KnownVersion } from './known-version.js';
import type { SqlStatement, StoreNode } from './store-node.js';

/** The store. As a `StoreNode`, it is the primary, which receives all writes. */
export interface Database extends StoreNode {
  readonly engine: 'embedded' | 'postgresql';
  /** Counts the pool's open and idle connections, and the requests waiting for one. */
  connections(): { open: number; idle: number; waiting: number };
  /** Standbys that can serve reads. */
  readonly replicas: readonly Replica[];
  readonly known: KnownVersion;
  /** Reports every commit, from any process, until the store is closed. */
  listen(listener: ChangeListener): Promise<void>;
  /** Restarts the notifications, because the version known to this process may be too new or too old. */
  listenAgain(): void;
  /** Null on the embedded store, whose only connection is needed for everything else. */
  readonly openSnapshot: ((signal: AbortSignal) => Promise<Snapshot>) | null;
  /** Opens a connection for the schema engine. It runs each script as one transaction, without time limits. */
  connectForMigration(): Promise<MigrationConnection>;
  close(): Promise<void>;
}

export interface MigrationConnection {
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  close(): Promise<void>;
}

/** A standby that can serve reads. */
export interface Replica extends StoreNode {
  /** The replica's host and port. */
  readonly name: string;
  /** The version of the replica's data when the replica was last checked or read. */
  readonly version: number;
  readonly isHealthy: boolean;
  /** Records the version of an answer. Returns false if it is older than `leastVersion`. */
  answered(version: number, leastVersion: number): boolean;
  /** Records a failed read. The replica is checked before it is used again. */
  failed(): void;
}

/** A consistent view of one version of the data. It holds a connection from a small pool: always close it. */
export interface Snapshot {
  query<Row extends unknown[]>(statement: SqlStatement): Promise<Row[]>;
  /** Yields all rows of a statement, with at most `count` in memory at a time. */
  batches<Row extends unknown[]>(statement: SqlStatement, count: number): AsyncGenerator<Row[], void, undefined>;
  close(): Promise<void>;
}
