import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Transform, type Duplex, type TransformCallback } from 'node:stream';

/** A proxy that can fail like a network, and a name that can be redirected to another server. */
export interface Proxy {
  port: number;
  /** The first message codes of the connections. */
  openings: Set<number>;
  /** Breaks open connections, and accepts none until it is repaired. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Directs new connections to another port. Open connections stay where they are. */
  pointTo(port: number): void;
  /** Holds all bytes in both directions, and closes nothing. */
  stall(): void;
  /** Releases the bytes, starting with those that were held. */
  flow(): void;
  /** Holds all bytes of open connections forever. */
  halt(): void;
  /** Forwards everything on open connections except for notifications of PostgreSQL. */
  deafen(): void;
}

export async function proxyTo(host: string, port: number): Promise<Proxy> {
  /** The destination of each open socket. */
  const open = new Map<Socket, Duplex>();
  const openings = new Set<number>();
  const filters = new Set<Messages>();
  let target = port;
  let stalled = false;
  const server = createServer((client) => {
    const upstream = connect(target, host);
    const messages = new Messages();
    messages.pipe(client);
    filters.add(messages);
    client.once('data', (chunk: Buffer) => openings.add(chunk.readInt32BE(4)));
    for (const [socket, other, next] of [
      [client, upstream, upstream],
      [upstream, client, messages],
    ] as const) {
      open.set(socket, next);
      if (!stalled) socket.pipe(next);
      socket.on('error', () => {}).once('close', () => open.delete(socket) && other.destroy());
    }
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const { port: own } = server.address() as AddressInfo;
  const hold = () => {
    for (const [socket, next] of open) socket.unpipe(next).pause();
  };
  return {
    port: own,
    openings,
    mend: () => listen(own),
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open.keys()) socket.destroy();
      await closed;
    },
    pointTo(next) {
      target = next;
    },
    stall() {
      stalled = true;
      hold();
    },
    flow() {
      stalled = false;
      for (const [socket, next] of open) socket.pipe(next);
    },
    halt: hold,
    deafen() {
      for (const messages of filters) messages.deaf = true;
    },
  };
}

/** Parses what a server sends without TLS. If deaf, it splits messages: a letter, a length that includes itself, a body. */
class Messages extends Transform {
  deaf = false;
  #rest = Buffer.alloc(0);

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    if (!this.deaf) return done(null, chunk);
    this.#rest = Buffer.concat([this.#rest, chunk]);
    while (this.#rest.length > 4) {
      const size = 1 + this.#rest.readUInt32BE(1);
      if (this.#rest.length < size) break;
      const isNotification = this.#rest[0] === 'A'.charCodeAt(0);
      if (!isNotification) this.push(this.#rest.subarray(0, size));
      this.#rest = this.#rest.subarray(size);
    }
    done();
  }
}
