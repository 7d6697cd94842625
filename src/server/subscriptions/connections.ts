import type { Viewer } from '../../viewer.js';
import type { Metrics } from '../http/metrics.js';

/** Why a connection is ended by the server. */
export type Ending = 'too slow' | 'going away' | 'signed out';

/** The longest that a timer can be set to, 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

export interface Connection {
  transport: 'websocket' | 'event-stream';
  /** Who pays for it. */
  client: string;
  end: (why: Ending) => void;
}

/** The connections that are open, at most so many in all and of one client. */
export class Connections {
  readonly #open = new Set<Connection>();
  readonly #expiries = new Map<Connection, NodeJS.Timeout>();

  constructor(
    private readonly most: { ofAll: number; ofClient: number },
    private readonly metrics: Metrics,
  ) {}

  /** Null where there is room for one more; else a sentence that says why not. */
  refusal(client: string): string | null {
    const { ofAll, ofClient } = this.most;
    if (this.#open.size >= ofAll) return `The server has ${ofAll} live connections, the most that it may.`;
    const own = [...this.#open].filter((each) => each.client === client).length;
    return own < ofClient ? null : `Your address has ${ofClient} live connections, the most that it may.`;
  }

  add(connection: Connection): void {
    this.#open.add(connection);
    this.metrics.liveConnections.inc({ transport: connection.transport });
  }

  remove(connection: Connection): void {
    if (!this.#open.delete(connection)) return;
    clearTimeout(this.#expiries.get(connection));
    this.#expiries.delete(connection);
    this.metrics.liveConnections.dec({ transport: connection.transport });
  }

  /** Ends a connection when the token ends by which somebody has signed in on it. */
  endWith({ expires }: Viewer, connection: Connection): void {
    if (!this.#open.has(connection)) return;
    const ms = Math.min(expires.getTime() - Date.now(), LONGEST_MS);
    this.#expiries.set(connection, setTimeout(() => connection.end('signed out'), ms).unref());
  }

  /** Ends a connection that takes too slowly what it is told. */
  drop(connection: Connection): void {
    this.metrics.droppedConnections.inc({ transport: connection.transport });
    connection.end('too slow');
  }

  close(): void {
    for (const connection of this.#open) connection.end('going away');
  }
}
