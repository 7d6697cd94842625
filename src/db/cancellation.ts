import { AsyncLocalStorage } from 'node:async_hooks';
import type { PrismaClient } from './generated/client.js';
import { NamedError } from '../shared/named-error.js';

// Cancels Prisma's statements, because Prisma does not support abort signals.

/**
 * Carries the signal past Prisma to the pool. Before Node 24, this storage slows down every promise in the process (a compiled
 * query by a third), so it is enabled only while in use.
 */
const signalStorage = new AsyncLocalStorage<AbortSignal>();
let users = 0;

/** Returns Prisma for one request: its reads outside transactions are cancelled when the signal aborts. */
export function cancellable(prisma: PrismaClient, signal: AbortSignal): PrismaClient {
  return prisma.$extends({
    query: { $allOperations: ({ args, query }) => under(signal, () => query(args)) },
  }) as unknown as PrismaClient;
}

/** Runs Prisma's queries so that they are cancelled when the signal aborts. */
export async function under<T>(signal: AbortSignal, work: () => PromiseLike<T>): Promise<T> {
  users += 1;
  try {
    return await signalStorage.run(signal, async () => await work());
  } finally {
    users -= 1;
    if (users === 0) signalStorage.disable();
  }
}

/** Runs Prisma queries and transactions on behalf of a client. Nothing cancels them. */
export function onBehalfOf<T>(client: string | null, work: () => PromiseLike<T>): Promise<T> {
  return under(noteClient(new AbortController().signal, client), work);
}

/** Returns the signal of the current Prisma query. */
export function currentSignal(): AbortSignal | undefined {
  return signalStorage.getStore();
}

const CLIENT = Symbol('client');

/** Stored on the signal, which reaches every statement of a request. A WeakMap is slow to release its entries. */
interface SignalOfClient {
  [CLIENT]?: string;
}

/** Records the client whose statements a signal cancels, so that clients share the connections fairly. See `FairQueue`. */
export function noteClient<Signal extends AbortSignal>(signal: Signal, client: string | null): Signal {
  if (client !== null) (signal as SignalOfClient)[CLIENT] = client;
  return signal;
}

/** Returns the recorded client, or null for the server's own work. */
export function notedClient(signal: AbortSignal | null | undefined): string | null {
  return (signal as SignalOfClient | null | undefined)?.[CLIENT] ?? null;
}

/** PostgreSQL's error code for a cancelled statement. */
export const QUERY_CANCELED = '57014';

/** Has the shape of a PostgreSQL error, the only kind that Prisma passes on with its code. */
export class CancelledError extends NamedError {
  readonly code = QUERY_CANCELED;
  readonly severity = 'ERROR';

  constructor() {
    super('The statement was cancelled.');
  }
}
