import pLimit from 'p-limit';
import { Tinypool } from 'tinypool';
import { ClientError } from './errors.js';
import { workerProgram } from './root.js';

/** Two, so that one slow task does not block the next. */
const THREADS = 2;
const IDLE_MS = 60_000;
const HEAP_MB = 512;

interface Messages {
  /** What messages call a task's input. */
  what: string;
  /** The message for a task that took too long. */
  late: string;
}

/**
 * Runs a worker in separate threads, so that the server can answer other requests in the meantime. A thread starts when
 * needed and ends when it is idle, when the task's signal aborts, or when it runs out of memory.
 */
export class Threads<Input, Output> {
  readonly #pool: Tinypool;
  /** Queues tasks outside the pool, which loses its waiting tasks when a thread is terminated. */
  readonly #turn = pLimit(THREADS);

  /** @param worker the path of the worker in `src`, with the extension .js */
  constructor(
    worker: string,
    private readonly messages: Messages,
    private readonly heapMb = HEAP_MB,
  ) {
    this.#pool = new Tinypool({
      ...{ filename: workerProgram(worker).href, minThreads: 0, maxThreads: THREADS, idleTimeout: IDLE_MS },
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
  }

  /** @throws ClientError LIMIT_EXCEEDED if there is not enough memory, or REQUEST_TIMEOUT when the signal aborts */
  async run(input: Input, signal: AbortSignal | null): Promise<Output> {
    const { what, late } = this.messages;
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
