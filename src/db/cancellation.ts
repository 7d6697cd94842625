import { AsyncLocalStorage } from 'node:async_hooks';
import type { PrismaClient } from './generated/client.js';

// Cancelling the statements of Prisma, which has no signals of its own.

/**
 * Prisma has no signals, so that they reach the pool through this. On Node before 24 it slows down every promise of the
 * process (a compiled query by a third), so that it is enabled only while it is used.
 */
const signalStorage = new AsyncLocalStorage<AbortSignal>();
let users = 0;

/** Prisma for one request: its reads outside transactions are cancelled when the signal aborts. */
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

/** Runs Prisma's queries and transactions as a client's, which nothing cancels. */
export function onBehalfOf<T>(client: string | null, work: () => PromiseLike<T>): Promise<T> {
  return under(noteClient(new AbortController().signal, client), work);
}

/** The signal of the Prisma query that is running. */
export function currentSignal(): AbortSignal | undefined {
  return signalStorage.getStore();
}

const CLIENT = Symbol('client');

/** In the signal itself: both of them reach every statement of a request, and a WeakMap is slow to forget. */
interface SignalOfClient {
  [CLIENT]?: string;
}

/** Notes whose statements a signal cancels: clients share the connections. See `FairQueue`. */
export function noteClient<Signal extends AbortSignal>(signal: Signal, client: string | null): Signal {
  if (client !== null) (signal as SignalOfClient)[CLIENT] = client;
  return signal;
}

/** The client that was noted; null for the server's own work. */
export function notedClient(signal: AbortSignal | null | undefined): string | null {
  return (signal as SignalOfClient | null | undefined)?.[CLIENT] ?? null;
}

/** PostgreSQL's code for a cancelled statement. */
export const QUERY_CANCELED = '57014';

/** Looks like PostgreSQL's own error, the only kind that Prisma passes on with its code. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  readonly code = QUERY_CANCELED;
  readonly severity = 'ERROR';

  constructor() {
    super('The statement was cancelled.');
  }
}
