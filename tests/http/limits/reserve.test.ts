import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { Reserve } from '../../../src/http/limits/limit-connections.js';

const REQUEST_MS = 100;
const REQUEST = 'GET / HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n';

let server: Server;
afterEach(() => void server.close());

/** Connects to a server that accepts every connection on its reserve. Returns when it has accepted this one. */
async function taken(): Promise<Socket> {
  const reserve = new Reserve<'process'>(REQUEST_MS);
  server = createHttpServer(({ socket }, response) => response.end(reserve.use(socket)));
  server.prependListener('connection', (socket: Socket) => reserve.take(socket, 'client', 'process'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await Promise.all([once(server, 'connection'), once(socket, 'connect')]);
  return socket;
}

test('a request that arrived while the process was busy is answered', async () => {
  const socket = await taken();
  await new Promise<void>((resolve) => socket.write(REQUEST, () => resolve()));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3 * REQUEST_MS); // nothing runs meanwhile
  expect(await text(socket)).toMatch(/^HTTP\/1.1 200 .*process/s);
});

test('a connection that sends nothing is closed', async () => {
  expect(await text(await taken())).toBe('');
});
