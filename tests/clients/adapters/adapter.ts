import type { LiveClient } from '../live.js';
import type { OperationName } from '../operations.js';

export interface List {
  /** Adds the next page. */
  more(): Promise<unknown>;
  stop(): void;
}

/** A client with a cache, behind the interface that the tests use. */
export interface Adapter {
  showVisits(where: object, show: (visits: any) => void): List | Promise<List>;
  /** Adds a visit to a cached list, if the client can; Relay has a connection handler for that. */
  addVisit?(id: string, where: object): void;
  followVisit(slug: string, show: (visit: any) => void): Promise<() => void>;
  updateVisit(visit: any, change: object): Promise<any[]>;
  /** Resolves when the answer is in the cache. */
  query(name: OperationName, variables: object): Promise<any>;
  mutate(name: OperationName, variables: object): Promise<any>;
  /** Calls `next` with the data of each event. Returns a function that stops it. */
  subscribe(name: OperationName, variables: object, next: (data: any) => void): () => void;
  /** The answer from the cache only. */
  cached(name: OperationName, variables: object): any;
  close(): void;
}

export interface Connection {
  url: string;
  headers: { authorization: string };
  live: LiveClient;
  /** Whether to name documents by their ids. */
  byId: boolean;
}

export interface Kind {
  /** The documents by id, as the client sends them. */
  manifest: Record<string, string>;
  connect(connection: Connection): Adapter;
}
