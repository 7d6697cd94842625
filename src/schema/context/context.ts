import type { Awaitable } from '../../shared/awaitable.js';
import type { PrismaClient } from '../../db/generated/client.js';
import { Loader } from '../../query/load/loader.js';
import type { Viewer } from '../../shared/viewer.js';
import type { DocumentNode } from 'graphql';
import type { ChangeSet } from '../../store/feed/change-set.js';

/** The data that resolvers can access; one context per request. Features add what their resolvers need. */
export interface Context {
  prisma: PrismaClient;
  load: Loader;
  /** Identifies the client among those that share the store: by its subject or its address. */
  client: string;
  /** Null for a client that is not signed in. */
  viewer: Viewer | null;
  /** Whether this server verifies tokens. If not, it is read-only. */
  canSignIn: boolean;
  /** Charges the points of an operation to the client's rate limit. @throws ClientError RATE_LIMITED */
  charge: (points: number) => Awaitable<void>;
  /** Aborts when the client disconnects, or at the deadline. */
  signal: AbortSignal | null;
  /** The oldest version of the data that the response may have. */
  leastVersion: number;
  /**
   * The range of versions at which the response was read: everything was read at the first version or later, and nothing after
   * the last. Null if nothing was read.
   */
  readAt: { first: number; last: number } | null;
  record: OperationRecord;
  /** For subscriptions; null if the response is a single result. */
  live: Live | null;
  /** Receives an operation whose rows are streamed, once it has passed every check; null if operations are executed. */
  stream: ((operation: AcceptedOperation) => void) | null;
  /** The cursor of live updates, read before anything else, if the operation selects it. */
  liveCursor?: Promise<string>;
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
    live: null,
    stream: null,
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
  /** The node that was read: primary, or a replica's address. */
  node?: string;
  /** The duration of a compiled operation's statement in milliseconds, including the wait for a connection. */
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

/** The live updates that a subscription follows. */
export interface Live {
  /**
   * The change sets that match a subscription, from the one that contains the cursor, or from now on.
   *
   * @throws ClientError BAD_USER_INPUT, CANNOT_RESUME, SUBSCRIPTIONS_UNAVAILABLE
   */
  changes(
    concerns: (changeSet: ChangeSet) => boolean,
    after: string | null | undefined,
  ): Promise<AsyncIterableIterator<ChangeSet>>;
  /** Receives an operation that has passed every check. */
  accept(operation: AcceptedOperation): void;
}
