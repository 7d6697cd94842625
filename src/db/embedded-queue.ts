import { setImmediate } from 'node:timers/promises';
import { CancelledError, currentSignal } from './cancellation.js';

/**
 * Runs the statements of the embedded store one by one. A statement blocks the thread and cannot be cancelled. Between
 * two statements the event loop runs, so that disconnected clients and deadlines are noticed, and their waiting
 * statements do not start.
 */
export class EmbeddedQueue {
  #last: Promise<unknown> = Promise.resolve();
  #length = 0;

  async add<T>(statement: () => Promise<T>, signal = currentSignal()): Promise<T> {
    const turn = this.#take(this.#length > 0, signal, statement);
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #take<T>(waits: boolean, signal: AbortSignal | undefined, statement: () => Promise<T>): Promise<T> {
    const before = this.#last;
    this.#length += 1;
    try {
      await before;
      if (waits) await setImmediate();
      if (signal?.aborted) throw new CancelledError();
      return await statement();
    } finally {
      this.#length -= 1;
    }
  }
}
