import { setImmediate } from 'node:timers/promises';
import { Mutex } from 'async-mutex';
import { CancelledError, currentSignal } from '../cancellation.js';

/**
 * Runs the statements of the embedded store one by one. A statement blocks the thread and cannot be cancelled. Between
 * two of them the event loop runs, so that aborts are noticed, and the waiting statements of that client do not start.
 */
export class EmbeddedQueue {
  readonly #mutex = new Mutex();
  #length = 0;

  /** Statements that run or wait. */
  get length(): number {
    return this.#length;
  }

  async add<T>(statement: () => Promise<T>, signal = currentSignal()): Promise<T> {
    const waits = this.#mutex.isLocked();
    this.#length++;
    try {
      return await this.#mutex.runExclusive(async () => {
        if (waits) await setImmediate();
        if (signal?.aborted) throw new CancelledError();
        return statement();
      });
    } finally {
      this.#length--;
    }
  }
}
