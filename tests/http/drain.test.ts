import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { emptyStore } from '../support/store.js';
import { serve, type Served } from './serve.js';

const UPGRADE =
  'GET /graphql HTTP/1.1\r\nhost: here\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n' +
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n';

let db: Database;
let server: Served;
beforeAll(async () => void (db = await emptyStore()));
/** With this limit, a server that waits for the wrong thing exceeds the test's own limit. */
beforeEach(async () => void (server = await serve(db, { DRAIN_TIMEOUT: '600' })));
afterAll(() => db?.close());

async function send(head: string): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  if (head) socket.write(`${head}\r\nhost: here\r\n\r\n`);
  await once(socket, 'connect');
  return socket;
}

/** Starts a request whose body follows later, and waits until the server has its head. */
async function begin(body: string): Promise<Socket> {
  const head = `POST /graphql HTTP/1.1\r\nexpect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
  const socket = await send(head);
  const [continued] = (await once(socket, 'data')) as [Buffer];
  expect(continued.toString()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  return socket;
}

/** Starts to close the server, and waits until it refuses new connections. */
async function beginToClose(): Promise<{ closed: Promise<void> }> {
  const closed = server.close();
  const isRefused = async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const refused = await once(socket, 'connect').then(
      () => null,
      ({ code }: NodeJS.ErrnoException) => code,
    );
    socket.destroy();
    return refused;
  };
  await expect.poll(isRefused).toBe('ECONNREFUSED');
  return { closed };
}

test('a running request is answered before its connection is closed', async () => {
  const body = '{"query":"{ __typename }"}';
  const socket = await begin(body);
  socket.write(body.slice(0, 5));
  const { closed } = await beginToClose();
  socket.write(body.slice(5));

  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1.1 200 .*\r\nconnection: close\r\n.*\{"data":\{"__typename":"Query"\}\}\n?$/is);
  await closed;
});

test('a response is sent completely to a client that is still reading it', async () => {
  const socket = await send('GET /graphql HTTP/1.1\r\naccept: text/html');
  await once(socket, 'readable');
  const { closed } = await beginToClose();

  const [head = '', page = ''] = (await text(socket)).split('\r\n\r\n', 2);
  expect(Buffer.byteLength(page)).toBe(Number(/content-length: (\d+)/.exec(head)![1]));
  await closed;
});

test.each([
  ['has sent no request', ''],
  ['is kept open for another request', 'GET /health/live HTTP/1.1'],
])('a connection that %s does not delay the shutdown', async (_which, head) => {
  await send(head);
  await server.close();
});

test('requests that arrive before the server closes are answered, even if they have not been read yet', async () => {
  const sockets = await Promise.all(Array.from({ length: 40 }, () => send('')));
  const answers = sockets.map((socket) => text(socket));
  const unread = Array.from({ length: 10 }, () => connect(Number(new URL(server.url).port), '127.0.0.1'));
  const others = unread.map((socket) => text(socket));
  for (const socket of [...sockets, ...unread]) {
    socket.write('GET /graphql?query={__typename} HTTP/1.1\r\nhost: here\r\nx-apollo-operation-name: x\r\n\r\n');
  }
  const until = performance.now() + 300;
  while (performance.now() < until); // keeps the server's thread busy
  await server.close();
  for (const answer of await Promise.all([...answers, ...others])) expect(answer).toMatch(/^HTTP\/1.1 200 /);
});

test('a closing server refuses new connections, and refuses WebSockets on open ones', async () => {
  const body = '{"query":"{ __typename }"}';
  const underWay = await begin(body);
  const open = await send('');
  const { closed } = await beginToClose();
  open.write(UPGRADE);
  expect(await text(open)).toMatch(/^HTTP\/1.1 503 /);
  underWay.write(body);
  expect(await text(underWay)).toMatch(/^HTTP\/1.1 200 /);
  await closed;
});

describe('a server with one second left to stop', () => {
  beforeEach(async () => {
    await server.close();
    server = await serve(db, { DRAIN_TIMEOUT: '1' });
  });

  test.each([
    ['a head', 'POST /graphql HTTP/1.1\r\nhost: here\r\n'],
    ['a body', 'POST /graphql HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"'],
  ])('cuts off a request whose %s never ends', async (_what, half) => {
    const socket = await send('');
    socket.write(half);
    const ended = text(socket).catch(() => 'cut off');
    await server.close();
    expect(await ended).not.toMatch(/^HTTP\/1.1 (200|408) /); // nor has its own time run out
  });

  test('notifies a WebSocket that it is going away, without waiting for an answer', async () => {
    const socket = await send('');
    socket.write(UPGRADE);
    const [head] = (await once(socket, 'data')) as [Buffer];
    expect(head.toString()).toMatch(/^HTTP\/1.1 101 /);
    const rest: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => rest.push(chunk)); // and answers nothing
    const ended = once(socket, 'close');
    await server.close();
    await ended;
    const [opcode, , ...payload] = Buffer.concat(rest);
    expect([opcode, Buffer.from(payload).readUInt16BE()]).toEqual([0x88, 1001]);
  });
});
