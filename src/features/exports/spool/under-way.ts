import { ClientError } from '../../../shared/errors.js';
import type { Spool } from './spool.js';

/**
 * The maximum number of concurrent streams in this process. On PostgreSQL, there are fewer connections than that, and the other
 * streams wait for one.
 */
const MOST_STREAMS = 50;

/** The exports in progress, limited in total and per client. */
export class ExportsUnderWay {
  readonly #clients = new Map<string, number>();
  #total = 0;

  constructor(private readonly perClient: number) {}

  /**
   * Returns the function to call when the export ends. `client` is null for a program on this machine, which has no limit.
   * @throws ClientError
   */
  begin(client: string | null): () => void {
    if (this.#total >= MOST_STREAMS) {
      throw new ClientError('SERVER_BUSY', `The server is busy (${this.#total} exports). Retry later.`);
    }
    const own = client === null ? 0 : (this.#clients.get(client) ?? 0);
    if (client !== null && own >= this.perClient) {
      const [exports, it] = own === 1 ? ['1 of your exports is', 'it has'] : [`${own} of your exports are`, 'one has'];
      throw new ClientError('RATE_LIMITED', `${exports} running; the limit is ${this.perClient}. Retry when ${it} finished.`);
    }
    this.count(client, 1);
    let isOpen = true;
    return () => {
      if (isOpen) this.count(client, -1);
      isOpen = false;
    };
  }

  private count(client: string | null, change: 1 | -1): void {
    this.#total += change;
    if (client === null) return;
    const own = (this.#clients.get(client) ?? 0) + change;
    if (own > 0) this.#clients.set(client, own);
    else this.#clients.delete(client);
  }
}

const CHECK_MS = 1_000;

interface Turn {
  spool: Spool;
  cut: () => void;
}

/**
 * Shares the few connections for exports. An export that has to wait for a connection cuts off another one: of those whose spools
 * are full, the one that has waited longest for its client, if that is more than `seconds` in total.
 */
export class Turns {
  readonly #reading = new Set<Turn>();

  constructor(private readonly seconds: number) {}

  /** Registers an export, which has a connection until `read` settles. */
  take(spool: Spool, read: Promise<void>, cut: () => void): void {
    const turn = { spool, cut };
    this.#reading.add(turn);
    void read.finally(() => this.#reading.delete(turn));
  }

  /** Waits for a stream to open, cutting off an export that blocks it. */
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
