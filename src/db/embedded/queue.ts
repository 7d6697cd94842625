import { setImmediate } from 'node:timers/promises';
import { CancelledError, currentSignal, notedClient } from '../cancellation.js';
import { FairQueue } from '../../shared/fair-queue.js';

/**
 * Passes of the event loop after a statement. In as many, a request that arrived meanwhile has been accepted and read, and
 * its statement waits: so it has its turn before those of a client that sends many.
 */
const PASSES = 5;
/** Milliseconds of statements after which the event loop runs. Fewer delay nobody. */
const LONG_MS = 2;

/**
 * Runs the statements of the embedded store one by one, by turns of the clients. A statement blocks the thread and cannot
 * be cancelled. After a long one, or several, the event loop runs, so that requests and aborts are noticed; what waits for a client
 * that has left does not start.
 */
export class EmbeddedQueue {
  readonly #turns = new FairQueue(1);
  /** Milliseconds of statements since the event loop last ran. */
  #blocked = 0;

  /** Statements that run or wait. */
  get length(): number {
    return this.#turns.running + this.#turns.waiting;
  }

  async add<T>(statement: () => Promise<T>, signal = currentSignal()): Promise<T> {
    const client = notedClient(signal);
    if (signal?.aborted) throw new CancelledError();
    if (!this.#turns.tryBegin(client) && (await this.#turns.turn(client, signal)) === 'left') throw new CancelledError();
    const started = performance.now();
    try {
      return await statement();
    } finally {
      this.#blocked += performance.now() - started;
      if (this.#blocked < LONG_MS) this.#turns.end(client);
      else void this.#endAfterPasses(client);
    }
  }

  async #endAfterPasses(client: string | null): Promise<void> {
    for (let pass = 0; pass < PASSES; pass += 1) await setImmediate();
    this.#blocked = 0;
    this.#turns.end(client);
  }
}
