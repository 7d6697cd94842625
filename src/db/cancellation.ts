import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The signal of the request that the running code serves. A statement outside a transaction stops when it aborts: it is
 * found here, however many promises of Prisma's or the batch loader's lie between. Transactions finish by themselves.
 */
export const cancellation = new AsyncLocalStorage<AbortSignal>();

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

/** What the work comes to, or a `CancelledError` as soon as the signal aborts; the work is told of neither. */
export async function orCancelled<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop!: () => void;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new CancelledError());
  });
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
