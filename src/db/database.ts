import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { ChangeListener } from './changes.js';
import type { KnownVersion } from './known-version.js';
import type { Replica } from './replica.js';
import type { Snapshot } from './snapshot.js';
import type { StoreNode } from './store-node.js';

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
