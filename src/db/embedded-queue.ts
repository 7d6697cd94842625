import { setImmediate } from 'node:timers/promises';
import { CancelledError, currentSignal } from './cancellation.js';

/**
 * Lets the statements of the embedded store run one after the other. Each occupies the server's own thread and cannot
 * be stopped, but between two of them the server looks up, so that clients who have left and deadlines that have
 * passed are noticed, and what they asked for does not begin.
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
