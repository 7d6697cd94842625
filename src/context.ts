import type { DocumentNode } from 'graphql';
import type { CheckAnnotation } from './claims/read/check.js';
import type { PrismaClient } from './db/generated/client.js';
import { Loader } from './read/load/loader.js';
import type { ChangeSet } from './store/change-set.js';
import type { Viewer } from './viewer.js';

/** What resolvers have access to; one per request. */
export interface Context {
  prisma: PrismaClient;
  load: Loader;
  /** Null for a client that is not signed in. */
  viewer: Viewer | null;
  /** Whether this server verifies tokens. If not, it is read-only. */
  canSignIn: boolean;
  /** Takes the points of an operation off the client's rate limit. @throws ClientError RATE_LIMITED */
  charge: (points: number) => Promise<void>;
  /** Aborts when the client disconnects, or at the deadline. */
  signal: AbortSignal | null;
  /** The version of the data that the answer must have, or a newer one. */
  leastVersion: number;
  /** What the answer was read at: all of the first version and nothing past the last. Null if it was not read. */
  readAt: { first: number; last: number } | null;
  /** What is logged of the operation. */
  record: OperationRecord;
  /** Parses and validates an annotation. */
  check: CheckAnnotation;
  /** For subscriptions; null if the response is a single result. */
  live: Live | null;
  /** Takes an operation whose rows are streamed, once it has passed every check; null if it is to be executed. */
  stream: ((operation: AcceptedOperation) => void) | null;
  /** The place of live updates that was read before anything else, if the operation asks for it. */
  liveCursor?: Promise<string>;
}

export interface OperationRecord {
  /** The subject of the token. */
  subject?: string;
  name?: string | undefined;
  type?: string | undefined;
  /** The first digits of the document's SHA-256. */
  hash?: string | undefined;
  /** Objects that the operation may return. */
  nodes?: number;
  /** How many searches it has, if any. */
  searches?: number;
  way?: 'cache' | 'compiled' | 'resolvers' | 'export';
  /** The node that was read: primary, or a replica's address. */
  node?: string;
  /** Milliseconds of the statement of a compiled operation, with the wait for a connection. */
  statementMs?: number;
  /** The codes of its errors. */
  codes: string[];
  /** Why its statements were cancelled. */
  cancelled?: string;
}

export interface Live {
  /**
   * The change sets that concern a subscription: from the one in which a cursor lies, or from now on.
   *
   * @throws ClientError BAD_USER_INPUT, CANNOT_RESUME, SUBSCRIPTIONS_UNAVAILABLE
   */
  changes(
    concerns: (changeSet: ChangeSet) => boolean,
    after: string | null | undefined,
  ): Promise<AsyncIterableIterator<ChangeSet>>;
  /** Takes an operation that has passed every check. */
  accept(operation: AcceptedOperation): void;
}

export interface AcceptedOperation {
  document: DocumentNode;
  /** Identifies the document. */
  queryHash: string;
  operationName: string | undefined;
  variableValues: Record<string, unknown>;
}

/** By default, for a client that is not signed in. */
export function createContext(
  prisma: PrismaClient,
  {
    viewer = null,
    canSignIn = false,
    charge = async () => {},
    signal = null,
    leastVersion = 0,
    record = { codes: [] },
    check = async (one, countries) => (await import('./claims/read/check.js')).checkAnnotation(one, countries),
    live = null,
    stream = null,
  }: Partial<Omit<Context, 'prisma' | 'load' | 'readAt'>> = {},
): Context {
  const load = new Loader(prisma);
  return { prisma, load, viewer, canSignIn, charge, signal, leastVersion, readAt: null, record, check, live, stream };
}
