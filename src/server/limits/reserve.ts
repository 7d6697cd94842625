import type { Socket } from 'node:net';
import { groupBy } from '../../group-by.js';

/** The most connections of the reserve at once. */
export const RESERVE = 32;
const REQUEST_MS = 2_000;

interface Taken<Limit> {
  client: string;
  limit: Limit;
  timer: NodeJS.Timeout;
  isUsed: boolean;
}

/** A few connections beyond the limits, for a request each. The oldest of the client that has most of them makes room. */
export class Reserve<Limit> {
  readonly #open = new Map<Socket, Taken<Limit>>();

  /** Milliseconds for a request to arrive. */
  constructor(private readonly requestMs = REQUEST_MS) {}

  take(socket: Socket, client: string, limit: Limit): void {
    const taken = { client, limit, isUsed: false, timer: setTimeout(() => this.#endUnused(socket), this.requestMs).unref() };
    this.#open.set(socket, taken);
    socket.once('close', () => {
      clearTimeout(taken.timer);
      this.#open.delete(socket);
    });
    if (this.#open.size > RESERVE) this.#makeRoom();
  }

  /** For a request that has arrived: the limit that its connection is beyond, if it is of the reserve. */
  use(socket: Socket): Limit | null {
    const taken = this.#open.get(socket);
    if (!taken) return null;
    clearTimeout(taken.timer);
    taken.isUsed = true;
    return taken.limit;
  }

  /** A busy process runs the timer before it reads a request that arrived in time: what has arrived is read first. */
  #endUnused(socket: Socket): void {
    setImmediate(() => {
      if (!this.#open.get(socket)?.isUsed) socket.destroy();
    });
  }

  #makeRoom(): void {
    const clients = [...groupBy(this.#open, ([, { client }]) => client).values()];
    const [[socket]] = clients.reduce((most, each) => (each.length > most.length ? each : most)) as [[Socket, unknown]];
    this.#open.delete(socket);
    socket.destroy();
  }
}
