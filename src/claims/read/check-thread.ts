import { Tinypool } from 'tinypool';
import type { CheckAnnotation, Checked } from './check.js';

const IDLE_MS = 60_000;

/**
 * Checks annotations one at a time in a separate thread, so that the server can answer other requests meanwhile. The
 * thread starts when needed and ends when idle.
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
