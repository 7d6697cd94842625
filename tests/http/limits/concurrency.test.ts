import { Agent, request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { notedClient } from '../../../src/db/cancellation.js';
import type { Database } from '../../../src/db/database.js';
import { seededStore } from '../../support/store.js';
import { watchedServer, type WatchedServer } from './watched-server.js';

const CACHED = '{ topics(first: 1) { nodes { name } } }';
const query = '{ visits(first: 1) { nodes { title } } }';

/** Returns the number of operations that use the store, from the metrics. */
async function inFlight({ url }: WatchedServer) {
  const text = await (await fetch(new URL('/metrics', url))).text();
  const count = (state: string) =>
    Number(new RegExp(`^communique_operations_in_flight{state="${state}"} (\\d+)$`, 'm').exec(text)?.[1]);
  return { running: count('running'), waiting: count('waiting') };
}

test('excess operations fail immediately unless they are cached, and succeed once another operation has ended', async () => {
  let gate = Promise.resolve();
  let release = () => {};
  const until = { then: (...then: Parameters<typeof gate.then>) => gate.then(...then) } as Promise<void>;
  const server = await watchedServer({ MAX_IN_FLIGHT: '2', RESPONSE_CACHE_MB: '1' }, until);
  expect((await server.post({ query: CACHED })).status).toBe(200);
  server.askedStore();
  gate = new Promise<void>((resolve) => (release = resolve));

  const running = [];
  running.push(server.post({ query }));
  await expect.poll(() => server.askedStore()).toBe(true);
  running.push(server.post({ query }));
  await expect.poll(() => inFlight(server)).toEqual({ running: 1, waiting: 1 });
  const { status, errors, headers } = await server.post({ query });
  expect(status).toBe(503);
  expect(errors).toEqual([
    {
      message: 'The server is busy (2 concurrent operations). Retry later.',
      extensions: { code: 'SERVER_BUSY' },
    },
  ]);
  expect(headers.get('retry-after')).toBe('1');
  expect((await server.post({ query: CACHED })).status).toBe(200);

  release();
  expect((await Promise.all(running)).map(({ status }) => status)).toEqual([200, 200]);
  expect((await server.post({ query })).status).toBe(200);
  await server.close();
});

test('a client that disconnects frees its slot', async () => {
  let release = () => {};
  const until = new Promise<void>((resolve) => (release = resolve));
  const server = await watchedServer({ MAX_IN_FLIGHT: '1' }, until);

  const vanishing = new AbortController();
  const gone = fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: vanishing.signal,
  });
  await expect.poll(() => server.askedStore()).toBe(true);
  vanishing.abort();
  await expect(gone).rejects.toThrow();
  release();
  await expect.poll(() => server.post({ query }).then(({ status }) => status)).toBe(200);
  await server.close();
});

// On Linux all of 127.0.0.0/8 is local, so each of these addresses is a different client.
const [MANY, ONE] = ['127.0.0.2', '127.0.0.3'];

describe('clients at several addresses', () => {
  const agents: Agent[] = [];
  let server: WatchedServer;
  afterEach(async () => {
    for (const agent of agents.splice(0)) agent.destroy();
    await server?.close();
  });

  /** Sends a query from an address, and resolves to the status. */
  function send(from: string, sent: string, signal?: AbortSignal): Promise<number> {
    const agent = new Agent({ localAddress: from });
    agents.push(agent);
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
      request(server.url, { method: 'POST', agent, headers, signal }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode!));
      })
        .on('error', reject)
        .end(JSON.stringify({ query: sent }));
    });
  }

  /** A server whose statements wait while its gate is closed. */
  async function gated(variables: Record<string, string>) {
    let open = () => {};
    let gate = new Promise<void>((resolve) => (open = resolve));
    const until = { then: (...then: Parameters<typeof gate.then>) => gate.then(...then) } as Promise<void>;
    server = await watchedServer(variables, until);
    const letPass = () => void (gate = Promise.resolve());
    return { open, letPass };
  }

  test("share the slots: another client's operation starts immediately, however many one client has sent", async () => {
    const { open, letPass } = await gated({ MAX_IN_FLIGHT: '4' });
    const many = Array.from({ length: 4 }, () => send(MANY, query));
    await expect.poll(() => inFlight(server)).toEqual({ running: 2, waiting: 2 });
    expect(await send(MANY, query)).toBe(503);
    letPass();
    expect(await send(ONE, query)).toBe(200);
    open();
    expect((await Promise.all(many)).sort()).toEqual([200, 200, 200, 503]);
    expect(await inFlight(server)).toEqual({ running: 0, waiting: 0 });
  });

  test('leave the queue when they disconnect or reach the deadline', async () => {
    const { open } = await gated({ MAX_IN_FLIGHT: '4', REQUEST_TIMEOUT: '2' });
    const running = [send(MANY, query), send(MANY, query)];
    await expect.poll(() => inFlight(server)).toEqual({ running: 2, waiting: 0 });
    const leaving = new AbortController();
    const left = send(MANY, query, leaving.signal).catch((error: Error) => error.name);
    await expect.poll(() => inFlight(server)).toEqual({ running: 2, waiting: 1 });
    leaving.abort();
    expect(await left).toBe('AbortError');
    await expect.poll(() => inFlight(server)).toEqual({ running: 2, waiting: 0 });
    expect(await send(MANY, query)).toBe(504);
    expect(await inFlight(server)).toEqual({ running: 2, waiting: 0 });
    open();
    await Promise.all(running);
  });

  test.runIf(process.env['TEST_DATABASE_URL'])(
    "share the connections: one client's waiting statements leave some for others",
    async () => {
      server = await watchedServer({ RATE_LIMIT: '0' }, undefined, seededStore());
      let many: Promise<number>[] = [];
      await server.db.prisma.$transaction(async (transaction) => {
        await transaction.$executeRaw`LOCK TABLE "Visit"`;
        many = Array.from({ length: 30 }, () => send(MANY, query));
        await expect.poll(() => server.db.connections()).toMatchObject({ waiting: 25 });
        expect(await send(ONE, CACHED)).toBe(200);
      });
      await Promise.all(many);
    },
  );

  test.skipIf(process.env['TEST_DATABASE_URL'])('take turns on the embedded store', async () => {
    const store = await seededStore();
    const order: (string | null)[] = [];
    const query: Database['query'] = async (statement) => {
      const rows = await store.query<never>(statement);
      order.push(notedClient(statement.signal));
      return rows;
    };
    server = await watchedServer({ RATE_LIMIT: '0' }, undefined, Promise.resolve({ ...store, query }));
    order.length = 0;
    const sent: Promise<number>[] = [];
    // While a transaction holds the store, operations wait; only the queue decides which is next.
    await store.prisma.$transaction(async (transaction) => {
      await transaction.$queryRaw`SELECT 1`;
      for (let n = 1; n <= 10; n += 1) sent.push(send(MANY, `{ visits(first: ${n}) { nodes { title } } }`));
      await expect.poll(() => store.connections().waiting).toBe(9);
      for (let n = 1; n <= 2; n += 1) sent.push(send(ONE, `{ topics(first: ${n}) { nodes { name } } }`));
      await expect.poll(() => store.connections().waiting).toBe(11);
    });
    expect(await Promise.all(sent)).toEqual(Array(12).fill(200));
    const turns = [MANY, MANY, ONE, MANY, ONE];
    expect(order).toEqual([...turns, ...Array<string>(7).fill(MANY)]);
  });
});
