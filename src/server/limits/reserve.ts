import type { Socket } from 'node:net';
import { groupBy } from '../../group-by.js';

/** The most connections of the reserve at once. */
export const RESERVE = 32;
/** For a request to arrive. */
const REQUEST_MS = 2_000;

/** A few connections beyond the limits, for a request each. The oldest of the client that has most of them makes room. */
export class Reserve<Limit> {
  readonly #open = new Map<Socket, { client: string; limit: Limit; timer: NodeJS.Timeout }>();

  take(socket: Socket, client: string, limit: Limit): void {
    const timer = setTimeout(() => socket.destroy(), REQUEST_MS).unref();
    this.#open.set(socket, { client, limit, timer });
    socket.once('close', () => {
      clearTimeout(timer);
      this.#open.delete(socket);
    });
    if (this.#open.size > RESERVE) this.#makeRoom();
  }

  /** For a request that has arrived: the limit that its connection is beyond, if it is of the reserve. */
  use(socket: Socket): Limit | null {
    const taken = this.#open.get(socket);
    clearTimeout(taken?.timer);
    return taken?.limit ?? null;
  }

  #makeRoom(): void {
    const clients = [...groupBy(this.#open, ([, { client }]) => client).values()];
    const [[socket]] = clients.reduce((most, each) => (each.length > most.length ? each : most)) as [[Socket, unknown]];
    this.#open.delete(socket);
    socket.destroy();
  }
}
