import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Transform, type TransformCallback } from 'node:stream';

/** A way to a server that can fail, as a network does. */
export interface Proxy {
  port: number;
  /** The codes that connections began with. */
  openings: Set<number>;
  /** Cuts what is open, and lets nothing in until it is mended. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Delivers nothing more of what is open, and closes nothing: neither end is told. */
  halt(): void;
  /** Delivers all of what is open but PostgreSQL's notifications. */
  deafen(): void;
}

export async function proxyTo(host: string, port: number): Promise<Proxy> {
  const open = new Set<Socket>();
  const openings = new Set<number>();
  const filters = new Set<Messages>();
  const server = createServer((client) => {
    const upstream = connect(port, host);
    const messages = new Messages();
    filters.add(messages);
    client.once('data', (chunk: Buffer) => openings.add(chunk.readInt32BE(4)));
    client.pipe(upstream);
    upstream.pipe(messages).pipe(client);
    for (const [socket, other] of [[client, upstream], [upstream, client]] as const) {
      open.add(socket);
      socket.on('error', () => {}).once('close', () => open.delete(socket) && other.destroy());
    }
  }); // prettier-ignore
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const { port: own } = server.address() as AddressInfo;
  return {
    port: own,
    openings,
    mend: () => listen(own),
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
    halt() {
      for (const socket of open) socket.unpipe().pause();
    },
    deafen() {
      for (const messages of filters) messages.deaf = true;
    },
  };
}

/** What a server sends without TLS. If deaf, it looks for messages: a letter, a length that includes itself, a body. */
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
