import pLimit from 'p-limit';
import { Tinypool } from 'tinypool';
import { ClientError } from '../../errors.js';
import type { CheckAnnotation, Checked } from './check.js';

/** Two, so that one annotation that takes long does not hold up the next. */
const THREADS = 2;
const IDLE_MS = 60_000;
const MEGABYTE = 1024 * 1024;
/** YAML that people and programs write has a token for each 3.3 characters or more, JSON for each 5. */
const BYTES_PER_TOKEN = 2.5;
/** For each megabyte of an annotation: twice what the worst one takes that has as many tokens. */
const HEAP_MB = 512;

/** What a thread answers. */
export type Read = Checked | { tokens: number };

/**
 * Checks annotations in separate threads, so that the server can answer other requests meanwhile. A thread starts when
 * needed and ends when idle, at the request's deadline, or when it runs out of memory.
 */
export class CheckThreads {
  readonly #pool: Tinypool;
  readonly #mostTokens: number;
  /** Those that wait are not given to the pool: it forgets them when a thread is ended. */
  readonly #turn = pLimit(THREADS);

  /** The size limit in bytes of its annotations. */
  constructor(
    bytes: number,
    private readonly heapMb = HEAP_MB * Math.ceil(bytes / MEGABYTE),
  ) {
    this.#mostTokens = Math.ceil(bytes / BYTES_PER_TOKEN);
    this.#pool = new Tinypool({
      filename: new URL('./check.worker.js', import.meta.url),
      minThreads: 0,
      maxThreads: THREADS,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
  }

  /** @throws ClientError LIMIT_EXCEEDED, or REQUEST_TIMEOUT when the signal aborts */
  readonly check: CheckAnnotation = async (one, countries, signal = null) => {
    const [tokens, memory] = [this.#mostTokens, this.heapMb];
    const run = () => this.#pool.run([one, countries, tokens], { signal }) as Promise<Read>;
    const read = await untilAborted(this.#turn(run), signal).catch((error: unknown) => {
      if (signal?.aborted) throw new ClientError('REQUEST_TIMEOUT', LATE);
      if (!isOutOfMemory(error)) throw error;
      throw exceeded(`The annotation takes more than ${memory} MB to check.`, {
        limit: 'annotationMemory',
        maximum: memory,
      });
    });
    if (!('tokens' in read)) return read;
    const message = `The annotation has ${read.tokens} tokens; the limit is ${tokens}.`;
    throw exceeded(message, { limit: 'annotationTokens', maximum: tokens, value: read.tokens });
  };

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

const LATE = 'The annotation was not checked in time. Import a smaller one, or retry when fewer are imported at once.';

function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal | null): Promise<Result> {
  if (!signal) return work;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([work, aborted]);
}

function isOutOfMemory(error: unknown): boolean {
  return (Object(error) as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function exceeded(message: string, extensions: object): ClientError {
  return new ClientError('LIMIT_EXCEEDED', message, { extensions: { ...extensions } });
}
