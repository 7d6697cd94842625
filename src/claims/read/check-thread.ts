import { Tinypool } from 'tinypool';
import type { CheckAnnotation, Checked } from './check.js';

const IDLE_MS = 60_000;

/**
 * Checks annotations one after the other in a thread of its own, so that meanwhile others are answered. It starts with
 * the first, and ends when none has come for a while.
 */
export class CheckThread {
  readonly #pool = new Tinypool({
    filename: new URL('./check.worker.js', import.meta.url),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
  });

  readonly check: CheckAnnotation = (...parameters) => this.#pool.run(parameters) as Promise<Checked>;

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}
