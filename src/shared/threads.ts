import pLimit from 'p-limit';
import { Tinypool } from 'tinypool';
import { ClientError } from './errors.js';

/** Two, so that one slow task does not block the next. */
const THREADS = 2;
const IDLE_MS = 60_000;

/**
 * Runs a worker in separate threads, so that the server can answer other requests in the meantime. A thread starts when
 * needed and ends when it is idle, when the task's signal aborts, or when it runs out of memory.
 */
export class Threads<Input, Output> {
  readonly #pool: Tinypool;
  /** Waiting tasks are not passed to the pool, which forgets them when a thread is terminated. */
  readonly #turn = pLimit(THREADS);

  constructor(
    worker: URL,
    private readonly heapMb: number,
  ) {
    this.#pool = new Tinypool({
      ...{ filename: worker.href, minThreads: 0, maxThreads: THREADS, idleTimeout: IDLE_MS },
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
  }

  /** @throws ClientError REQUEST_TIMEOUT with the message `late`, or LIMIT_EXCEEDED if there is not enough memory for `what` */
  async run(input: Input, signal: AbortSignal | null, { what, late }: { what: string; late: string }): Promise<Output> {
    const run = () => this.#pool.run(input, { signal }) as Promise<Output>;
    return untilAborted(this.#turn(run), signal).catch((error: unknown) => {
      if (signal?.aborted) throw new ClientError('REQUEST_TIMEOUT', late);
      if ((Object(error) as { code?: unknown }).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
      const extensions = { limit: `${what}Memory`, maximum: this.heapMb };
      throw new ClientError('LIMIT_EXCEEDED', `The ${what} takes more than ${this.heapMb} MB to check.`, { extensions });
    });
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal | null): Promise<Result> {
  if (!signal) return work;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([work, aborted]);
}
