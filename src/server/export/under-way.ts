import { ClientError } from '../../errors.js';

/** Streams of this process at once. On PostgreSQL, fewer have a connection, and the others wait for one. */
const MOST_STREAMS = 50;

/** The exports that are not finished, limited in total and for each client. */
export class ExportsUnderWay {
  readonly #clients = new Map<string, number>();
  #total = 0;

  constructor(private readonly perClient: number) {}

  /** Returns what to call at its end. A client of this machine is null, and has no limit. @throws ClientError */
  begin(client: string | null): () => void {
    if (this.#total >= MOST_STREAMS) {
      throw new ClientError('SERVER_BUSY', `The server is busy (${this.#total} exports). Retry later.`);
    }
    const own = client === null ? 0 : (this.#clients.get(client) ?? 0);
    if (client !== null && own >= this.perClient) {
      const [exports, it] = own === 1 ? ['1 export for you is', 'it has'] : [`${own} exports for you are`, 'one has'];
      throw new ClientError('RATE_LIMITED', `${exports} under way; the limit is ${this.perClient}. Retry when ${it} ended.`);
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
