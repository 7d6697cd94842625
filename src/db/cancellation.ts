import { AsyncLocalStorage } from 'node:async_hooks';
import type { PrismaClient } from './generated/client.js';

/**
 * Prisma knows no signals: what it asks of the pool finds its own here, however many promises lie between. On Node
 * before 24 that costs every promise of the process (a compiled query took a third more processor time), so that it is
 * on only while somebody needs it.
 */
const signals = new AsyncLocalStorage<AbortSignal>();
let users = 0;

/** Prisma for one request: what it reads outside transactions is given up when the signal aborts. */
export function cancellable(prisma: PrismaClient, signal: AbortSignal): PrismaClient {
  return prisma.$extends({
    query: { $allOperations: ({ args, query }) => under(signal, () => query(args)) },
  }) as unknown as PrismaClient;
}

async function under<T>(signal: AbortSignal, work: () => PromiseLike<T>): Promise<T> {
  users += 1;
  try {
    return await signals.run(signal, async () => await work());
  } finally {
    users -= 1;
    if (users === 0) signals.disable();
  }
}

/** The signal under which the running code asks, by way of Prisma. */
export function currentSignal(): AbortSignal | undefined {
  return signals.getStore();
}

/** PostgreSQL's code for a statement that was cancelled. */
export const QUERY_CANCELED = '57014';

/**
 * A statement was given up. It has the form of PostgreSQL's own report of that, which is the only one that Prisma
 * passes on with its code.
 */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  readonly code = QUERY_CANCELED;
  readonly severity = 'ERROR';

  constructor() {
    super('The statement was given up.');
  }
}
