import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut, as a network does, and a name for it that can be given to another. */
export interface Proxy {
  port: number;
  /** Cuts what is open, and lets nothing in until it is mended. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Leads new connections to another port. Those that are open stay where they are. */
  pointTo(port: number): void;
  /** Holds back all bytes, in both directions, and closes nothing. */
  stall(): void;
  /** Lets the bytes flow again, those that were held back first. */
  flow(): void;
}

export async function proxyTo(host: string, port: number): Promise<Proxy> {
  const open = new Map<Socket, Socket>();
  let target = port;
  let stalled = false;
  const server = createServer((client) => {
    const upstream = connect(target, host);
    for (const [socket, other] of [[client, upstream], [upstream, client]] as const) {
      open.set(socket, other);
      if (!stalled) socket.pipe(other);
      socket.on('error', () => {}).once('close', () => open.delete(socket) && other.destroy());
    }
  }); // prettier-ignore
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const { port: own } = server.address() as AddressInfo;
  return {
    port: own,
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
      for (const [socket, other] of open) socket.unpipe(other).pause();
    },
    flow() {
      stalled = false;
      for (const [socket, other] of open) socket.pipe(other);
    },
  };
}
