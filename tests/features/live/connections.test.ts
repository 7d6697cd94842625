import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Database } from '../../../src/db/database.js';
import { serve, type Served } from '../../http/serve.js';
import { seededStore } from '../../support/store.js';
import { slowTest } from '../../support/thorough.js';
import { JWT_SECRET, signedIn } from '../../support/token.js';
import { changeVisit, type Closing, metric, subscribed, subscriber, VISIT } from './clients.js';

const PROTOCOL = 'graphql-transport-ws';
const IMPORTS = 'subscription { sourceImported { created } }';

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await seededStore();
  // The timeout of a connection that does not read follows from it.
  server = await serve(db, { JWT_SECRET, LIVE_CONNECTIONS_PER_CLIENT: '3', REQUEST_TIMEOUT: '6' });
});
beforeEach(() => expect.poll(() => metric(server.url, 'live_connections')).toBe(0));
afterAll(async () => {
  await server?.close();
  await db?.close();
});

async function open(protocol = PROTOCOL): Promise<WebSocket> {
  const socket = new WebSocket(server.url.replace('http', 'ws'), protocol);
  await once(socket, 'open');
  return socket;
}

async function acknowledged(): Promise<WebSocket> {
  const socket = await open();
  say(socket, INIT);
  await once(socket, 'message');
  return socket;
}

async function closing(socket: WebSocket): Promise<Closing> {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return { code, reason: reason.toString() };
}

const say = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));
const INIT = { type: 'connection_init' };
const subscribe = (id: string, query = IMPORTS) => ({ type: 'subscribe', id, payload: { query } });

function streamed(query = IMPORTS, headers: Record<string, string> = {}) {
  return fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query }),
  });
}

describe('a WebSocket', () => {
  test.each<[string, (socket: WebSocket) => unknown, number]>([
    ['text that is not JSON', (socket) => socket.send('hello'), 4400],
    ['a message of another protocol', (socket) => say(socket, { type: 'shout' }), 4400],
    ['a subscription before connection_init', (socket) => say(socket, subscribe('1')), 4401],
    ['a second connection_init', (socket) => [say(socket, INIT), say(socket, INIT)], 4429],
    ['a message of 300 KB', (socket) => socket.send(' '.repeat(300 * 1024)), 1009],
    ['nothing', () => {}, 4408],
  ])("is closed with the protocol's close code for %s", async (_what, send, code) => {
    const socket = await open();
    const closed = closing(socket);
    send(socket);
    expect((await closed).code).toBe(code);
  });

  test("is closed with the protocol's close code for a duplicate id", async () => {
    const socket = await acknowledged();
    const closed = closing(socket);
    for (const message of [subscribe('1'), subscribe('1')]) say(socket, message);
    expect((await closed).code).toBe(4409);
  });

  test("is closed with the protocol's close code for an unsupported protocol", async () => {
    const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-ws');
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toBe('Server sent no subprotocol');
  });

  test("is closed with the protocol's close code for an invalid token", async () => {
    const { closed, listen } = subscriber(server.url, { Authorization: 'Bearer nonsense' });
    const { ended } = listen(IMPORTS);
    expect(await closed).toMatchObject({
      code: 4403,
      reason: expect.stringMatching(/^The token is invalid or expired/),
    });
    await ended;
  });
});

test('a signed-in client can subscribe', async () => {
  const { client, listen } = subscriber(server.url, await signedIn('editor'));
  listen(IMPORTS);
  await subscribed(server.url, 1);
  await client.dispose();

  const refused = await streamed(IMPORTS, { authorization: 'Bearer nonsense' });
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toMatch(/error="invalid_token"/);
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
});

describe('when its token expires', () => {
  const soon = () => ({ exp: Math.floor(Date.now() / 1_000) + 2 });

  test('a WebSocket is closed, and its client can reconnect with another token', async () => {
    const { closed, listen } = subscriber(server.url, await signedIn('editor', soon()));
    listen(IMPORTS);
    await subscribed(server.url, 1);
    expect(await closed).toEqual(expect.objectContaining({ code: 4403, reason: 'The token has expired.' }));
    await subscribed(server.url, 0);
  });

  test('an event stream ends', async () => {
    const response = await streamed(IMPORTS, await signedIn('editor', soon()));
    await subscribed(server.url, 1);
    await expect(response.text()).rejects.toThrow('terminated');
    await subscribed(server.url, 0);
  });
});

test('a HEAD request is not a subscription, even if it accepts event streams', async () => {
  const headers = { accept: 'text/event-stream', 'apollo-require-preflight': 'true' };
  const response = await fetch(`${server.url}?query=${encodeURIComponent(IMPORTS)}`, { method: 'HEAD', headers });
  expect(response.status).toBe(406);
  await subscribed(server.url, 0);
});

test('an event stream ends if its client disconnects before reading it', async () => {
  for (let n = 0; n < 10; n++) {
    const request = get(`${server.url}?query=${encodeURIComponent(IMPORTS)}`, {
      headers: { accept: 'text/event-stream' },
    });
    request.on('error', () => {});
    setTimeout(() => request.destroy(), n);
  }
  await expect.poll(() => metric(server.url, 'live_connections')).toBe(0);
  await subscribed(server.url, 0);
});

test.each([
  ['application/graphql-response+json', 400],
  ['application/json', 200],
])('a subscription is rejected if the client accepts %s', async (accept, status) => {
  const response = await streamed(IMPORTS, { accept });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ errors: [{ message: expect.stringContaining('text/event-stream') }] });
});

test('a socket whose upgrade is refused is closed', async () => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.resume().write('GET /%ff HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
  await once(socket, 'close');
});

test('a refused subscription also costs one point', async () => {
  const poor = await serve(db, { RATE_LIMIT: '5' });
  const { client, listen } = subscriber(poor.url);
  const codes = [];
  for (let n = 0; n < 7; n++) {
    const [error] = (await listen(`subscription { nothing${n} }`).ended) as [{ extensions: { code: string } }];
    codes.push(error.extensions.code);
  }
  // The connection cost the first point.
  expect(codes).toEqual([...Array(4).fill('GRAPHQL_VALIDATION_FAILED'), 'RATE_LIMITED', 'RATE_LIMITED', 'RATE_LIMITED']);
  await client.dispose();
  await poor.close();
});

test('a connection can have at most 20 subscriptions', async () => {
  const { client, listen } = subscriber(server.url);
  for (let n = 0; n < 20; n++) listen(IMPORTS);
  await subscribed(server.url, 20);
  expect(await listen(IMPORTS).ended).toMatchObject([{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }]);
  await client.dispose();
  await subscribed(server.url, 0);
});

test("a client's connections are limited across both transports", async () => {
  const sockets = [await open(), await open()];
  const controller = new AbortController();
  void fetch(server.url + '?query=' + encodeURIComponent(IMPORTS), {
    headers: { accept: 'text/event-stream' },
    signal: controller.signal,
  }).catch(() => {});
  await subscribed(server.url, 1);

  const refused = await streamed();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_CONNECTIONS' } }] });
  const fourth = await closing(await open());
  expect(fourth).toEqual({
    code: 1013,
    reason: 'Your address has 3 live connections; the limit is 3. Close one first.',
  });

  controller.abort();
  for (const socket of sockets) socket.close();
  await subscribed(server.url, 0);
});

describe('when a client does not read', () => {
  /** About a megabyte per change. */
  const LARGE = `subscription { visitChanged(slug: "${VISIT}") { visit { statements(first: 100) { nodes { ${Array.from(
    { length: 20 },
    (_, n) => `${'x'.repeat(2_000)}${n}: text`,
  ).join(' ')} } } } } }`;
  const CHANGES = 400;

  /** The memory of this process, in which other test files may have run. */
  const megabytes = () => {
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 2 ** 20;
  };

  /** If the results were buffered, each would need a megabyte. */
  async function changeAll(): Promise<void> {
    await changeVisit(db, VISIT, CHANGES);
  }

  slowTest('its WebSocket is dropped, and nothing is buffered for it', async () => {
    const socket = await acknowledged();
    say(socket, subscribe('1', LARGE));
    await subscribed(server.url, 1);
    socket.pause();
    const dropped = await metric(server.url, 'dropped_connections_total');
    const before = megabytes();
    await changeAll();

    await expect.poll(() => metric(server.url, 'dropped_connections_total')).toBe(dropped + 1);
    await subscribed(server.url, 0);
    expect(megabytes() - before).toBeLessThan(CHANGES / 2);
    await expect.poll(() => metric(server.url, 'live_connections')).toBe(0);
    socket.terminate();
  });

  slowTest('its event stream is dropped', async () => {
    // Not fetch, which cancels the body of a response that is garbage-collected.
    const headers = { accept: 'text/event-stream' };
    const request = get(`${server.url}?query=${encodeURIComponent(LARGE.replaceAll('x'.repeat(2_000), 'x'.repeat(500)))}`, {
      headers,
    });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    await subscribed(server.url, 1);
    const dropped = await metric(server.url, 'dropped_connections_total');
    await changeAll();
    await expect.poll(() => metric(server.url, 'dropped_connections_total')).toBe(dropped + 1);
    await subscribed(server.url, 0);
    await expect(once(response.resume(), 'end')).rejects.toThrow('aborted');
  });

  test('it is disconnected if it leaves the replies to many messages unread', async () => {
    const socket = await acknowledged();
    socket.pause();
    const closed = once(socket, 'close');
    const payload = { filler: 'x'.repeat(200_000) };
    for (let n = 0; n < 200 && socket.readyState === socket.OPEN; n++) {
      await new Promise<void>((sent) => socket.send(JSON.stringify({ type: 'ping', payload }), () => sent()));
    }
    socket.resume();
    await closed;
  });
});
