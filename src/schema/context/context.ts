import type { Awaitable } from '../../shared/awaitable.js';
import type { PrismaClient } from '../../db/generated/client.js';
import { Loader } from '../../query/load/loader.js';
import type { Viewer } from '../../shared/viewer.js';
import type { DocumentNode } from 'graphql';

/** The data that resolvers can access; one context per request. Features add what their resolvers need. */
export interface Context {
  prisma: PrismaClient;
  load: Loader;
  /** Identifies the client among those that share the store, by subject or IP address. */
  client: string;
  /** Null for a client that is not signed in. */
  viewer: Viewer | null;
  /** Whether this server verifies tokens. If not, it is read-only. */
  canSignIn: boolean;
  /** Charges the points of an operation to the client's rate limit. @throws ClientError RATE_LIMITED */
  charge: (points: number) => Awaitable<void>;
  /** Aborts when the client disconnects, or at the deadline. */
  signal: AbortSignal | null;
  /** The minimum version of the data for the response. */
  leastVersion: number;
  /**
   * The range of versions at which the response was read: nothing was read before the first version or after the last. Null if
   * nothing was read.
   */
  readAt: { first: number; last: number } | null;
  record: OperationRecord;
}

/** Creates a context, by default for a client that is not signed in. */
export function createContext(prisma: PrismaClient, given: Partial<Omit<Context, 'prisma' | 'load' | 'readAt'>> = {}): Context {
  return {
    client: '',
    viewer: null,
    canSignIn: false,
    charge: () => {},
    signal: null,
    leastVersion: 0,
    readAt: null,
    record: { codes: [] },
    ...given,
    prisma,
    load: new Loader(prisma),
  };
}

/** The properties of an operation that are logged. */
export interface OperationRecord {
  subject?: string;
  name?: string | undefined;
  type?: string | undefined;
  /** The first digits of the document's SHA-256. */
  hash?: string | undefined;
  /** Objects that the operation may return. */
  nodes?: number;
  searches?: number;
  way?: 'cache' | 'compiled' | 'resolvers' | 'export';
  /** The database node that was read: `primary`, or a replica's address. */
  node?: string;
  /** Duration of a compiled operation's statement in milliseconds, including the wait for a connection. */
  statementMs?: number;
  codes: string[];
  /** Why its statements were cancelled. */
  cancelled?: string;
}

/** An operation that has passed every check. */
export interface AcceptedOperation {
  document: DocumentNode;
  /** Identifies the document. */
  queryHash: string;
  operationName: string | undefined;
  variableValues: Record<string, unknown>;
}
