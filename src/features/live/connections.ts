import type { Viewer } from '../../shared/viewer.js';
import type { Metrics } from '../../http/observe/metrics.js';

/** Why the server closes a connection. */
export type CloseReason = 'too slow' | 'going away' | 'signed out';

/** Shorter than the idle timeouts of proxies (mostly 60 seconds) and of this server (at least 12 seconds). */
export const PING_MS = 10_000;
/** The longest timer that Node can set, 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

export interface LiveConnection {
  transport: 'websocket' | 'event-stream';
  /** The client's address, as `clientAddress` returns it. */
  client: string;
  close: (why: CloseReason) => void;
}

/** The open connections, limited in total and per client. */
export class Connections {
  /** The open connections, each with the timer that fires when the viewer's token expires. */
  readonly #open = new Map<LiveConnection, NodeJS.Timeout | undefined>();

  constructor(
    private readonly limits: { total: number; perClient: number },
    private readonly metrics: Metrics,
  ) {}

  /** Returns a message if the client cannot open another connection; otherwise null. */
  excess(client: string): string | null {
    const { total, perClient } = this.limits;
    if (this.#open.size >= total) return `The server is busy (${total} live connections). Retry later.`;
    const own = [...this.#open.keys()].filter((each) => each.client === client).length;
    if (own < perClient) return null;
    return `Your address has ${own} live connections; the limit is ${perClient}. Close one first.`;
  }

  add(connection: LiveConnection): void {
    this.#open.set(connection, undefined);
    this.metrics.liveConnections.inc({ transport: connection.transport });
  }

  remove(connection: LiveConnection): void {
    clearTimeout(this.#open.get(connection));
    if (!this.#open.delete(connection)) return;
    this.metrics.liveConnections.dec({ transport: connection.transport });
  }

  /** Closes a connection when the viewer's token expires. */
  closeAtExpiry({ expires }: Viewer, connection: LiveConnection): void {
    if (!this.#open.has(connection)) return;
    const ms = Math.min(expires.getTime() - Date.now(), LONGEST_MS);
    this.#open.set(connection, setTimeout(() => connection.close('signed out'), ms).unref());
  }

  /** Closes the connection of a client that reads too slowly. */
  drop(connection: LiveConnection): void {
    this.metrics.droppedConnections.inc({ transport: connection.transport });
    connection.close('too slow');
  }

  close(): void {
    for (const connection of this.#open.keys()) connection.close('going away');
  }
}
