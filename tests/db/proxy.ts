import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut, as a network does. */
export interface Proxy {
  port: number;
  /** Cuts what is open, and lets nothing in until it is mended. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function proxyTo(host: string, port: number): Promise<Proxy> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, host);
    for (const [socket, other] of [[client, upstream], [upstream, client]] as const) {
      open.add(socket);
      socket.pipe(other);
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
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
