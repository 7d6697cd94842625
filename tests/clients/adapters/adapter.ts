import type { LiveClient } from '../live.js';

export type OperationName = 'Visits' | 'Host' | 'Visit' | 'UpdateVisit' | 'VisitChanged' | 'Search';

export interface Shown {
  /** What the cache has now; undefined if something is missing. */
  readonly data: any;
  /** Reads the next page of its list. */
  more(after: string): Promise<unknown>;
}

/** A client with a cache, as the tests use each of them. */
export interface Adapter {
  /** Resolves when the answer is in the cache. */
  query(name: OperationName, variables: object): Promise<any>;
  /** Shows what a query gives, and each change of it in the cache. */
  watch(name: OperationName, variables: object): Promise<Shown>;
  mutate(name: OperationName, variables: object): Promise<any>;
  /** Hands over the data of each event. */
  subscribe(name: OperationName, variables: object, next: (data: any) => void): void;
  /** The answer from the cache alone. */
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
