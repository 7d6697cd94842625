import type { Spool } from './spool.js';

const CHECK_MS = 1_000;

interface Turn {
  spool: Spool;
  cut: () => void;
}

/**
 * Connections for exports are few. One that has waited for its client for some seconds in all, since its spool is full, is
 * cut off when another export has to wait for a connection.
 */
export class Turns {
  readonly #reading = new Set<Turn>();

  constructor(private readonly seconds: number) {}

  /** Has a turn until all is read. */
  take(spool: Spool, read: Promise<void>, cut: () => void): void {
    const turn = { spool, cut };
    this.#reading.add(turn);
    void read.finally(() => this.#reading.delete(turn));
  }

  /** Waits for what needs a connection, and makes way for it. */
  async wait<T>(opened: Promise<T>): Promise<T> {
    const timer = setInterval(() => this.makeWay(), CHECK_MS);
    try {
      return await opened;
    } finally {
      clearInterval(timer);
    }
  }

  private makeWay(): void {
    const [longest] = [...this.#reading].sort((a, b) => b.spool.holdUp - a.spool.holdUp);
    if (longest && longest.spool.holdUp > this.seconds * 1_000) longest.cut();
  }
}
