import { setImmediate } from 'node:timers/promises';
import { CancelledError, currentSignal, notedClient } from '../cancellation.js';
import { FairQueue } from '../../shared/fair-queue.js';

/**
 * Iterations of the event loop after a statement: enough to accept and read a request that arrived in the meantime, and to
 * queue its statement ahead of further statements from a client that sends many.
 */
const PASSES = 5;
/** The event loop runs after statements have taken this long. Blocking for less time delays nobody. */
const LONG_MS = 2;

/**
 * Runs the statements of the embedded store one at a time, with clients taking turns. A statement blocks the thread and
 * cannot be cancelled. After a long statement, or several short ones, the event loop runs, so that requests and aborts are
 * noticed. Waiting statements of a disconnected client do not start.
 */
export class EmbeddedQueue {
  readonly #turns = new FairQueue(1);
  /** Milliseconds that statements have taken since the event loop last ran. */
  #blocked = 0;

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
