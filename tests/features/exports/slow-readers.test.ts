import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { emptyStore } from '../../support/store.js';
import { serve, type Served } from '../../http/serve.js';
import { addTopics } from './topics.js';

/** 20 MB, more than the system buffers. Each name is repeated ten times, since storing costs more than sending. */
const [TOPICS, LENGTH, TIMES] = [10_000, 200, 10];
const names = Array.from({ length: TIMES }, (_, n) => `n${n}: name`).join(' ');
const LARGE = `/graphql?query=${encodeURIComponent(`{ topics { nodes { ${names} } } }`)}`;
const JSONL = 'accept: application/jsonl\r\napollo-require-preflight: 1';
const TRUSTING = { TRUST_PROXY: '127.0.0.1' };

let db: Database;
beforeAll(async () => {
  db = await emptyStore();
  await addTopics(db, 'large', TOPICS, LENGTH);
});
afterAll(() => db?.close());

let server: Served;
let lines: { path?: string; closed?: string }[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

async function start(variables: Record<string, string>): Promise<void> {
  lines = [];
  const write = (chunk: Buffer, _encoding: string, done: () => void) => {
    lines.push(
      ...chunk
        .toString()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    );
    done();
  };
  server = await serve(db, variables, pino({ level: 'info' }, new Writable({ write })));
}

/** Requests the large file as the client behind a proxy at this address. */
function ask(client = '203.0.113.1'): Socket {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => {});
  socket.write(`GET ${LARGE} HTTP/1.1\r\nhost: here\r\n${JSONL}\r\nx-forwarded-for: ${client}\r\nconnection: close\r\n\r\n`);
  return socket;
}

/** Reads the beginning, and then nothing more. */
async function stuck(client?: string): Promise<Socket> {
  const socket = ask(client);
  await once(socket, 'data');
  return socket.pause();
}

const small = (client: string) => {
  const url = server.url.replace('graphql', 'export/countries.csv');
  return fetch(url, { headers: { 'x-forwarded-for': client } });
};

const closed = () => lines.filter(({ path }) => path === '/graphql').map((line) => line.closed);

async function counted(labels: string): Promise<number> {
  const metrics = await (await fetch(new URL('/metrics', server.url))).text();
  return Number(
    metrics
      .split('\n')
      .find((line) => line.startsWith(`communique_responses_cut_total{${labels}}`))
      ?.split(' ')[1] ?? 0,
  );
}

test('two stalled readers do not block other readers or a transaction', async () => {
  await start(TRUSTING);
  await Promise.all([stuck('203.0.113.1'), stuck('203.0.113.2')]);
  const others = await Promise.all(['3', '4', '5', '6', '7'].map((n) => small(`203.0.113.${n}`)));
  expect(others.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  for (const other of others) expect((await other.text()).length).toBeGreaterThan(100);
  if (db.engine === 'embedded') return;
  const open = `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`;
  await expect.poll(async () => (await db.query<[number]>({ text: open, values: [] }))[0]![0]).toBe(0);
});

test('a reader at a steady pace receives everything, even if each part takes longer than REQUEST_TIMEOUT', async () => {
  await start({ ...TRUSTING, REQUEST_TIMEOUT: '2' });
  const socket = ask();
  let bytes = 0;
  socket.on('data', (data: Buffer) => {
    bytes += data.length;
    if (bytes < 3_000_000) setTimeout(() => socket.resume(), data.length / 500); // 0.5 MB a second at first
    if (bytes < 3_000_000) socket.pause();
  });
  await once(socket, 'end');
  expect(bytes).toBeGreaterThan(TOPICS * LENGTH * TIMES);
  await expect.poll(closed).toEqual([undefined]);
});

test('a reader that is too slow is cut off, and identified in the log and the metrics', async () => {
  await start({ ...TRUSTING, REQUEST_TIMEOUT: '3', EXPORT_LEAST_RATE: '8000000' });
  const socket = await stuck();
  await expect
    .poll(closed)
    .toEqual([expect.stringContaining('by the server: the client read less than 8000000 bytes per second')]);
  socket.resume();
  await once(socket, 'close');
  expect(await counted('by="server",reason="slow"')).toBe(1);
});

test('no export takes longer than EXPORT_TIMEOUT', async () => {
  await start({ ...TRUSTING, EXPORT_TIMEOUT: '1' });
  await stuck();
  await expect.poll(closed).toEqual([expect.stringContaining('by the server: it took over 1 s')]);
  expect(await counted('by="server",reason="time"')).toBe(1);
});

test('a client that disconnects is logged as disconnected', async () => {
  await start(TRUSTING);
  (await stuck()).destroy();
  await expect.poll(closed).toEqual([expect.stringContaining('by the client')]);
  expect(await counted('by="client",reason="left"')).toBe(1);
});

test('an export cut off by a server shutdown is not blamed on the client in the log', async () => {
  await start({ ...TRUSTING, DRAIN_TIMEOUT: '0' });
  await stuck();
  await server.close();
  await expect.poll(closed).toEqual([expect.stringContaining('by the server: it stopped')]);
});

test('the number of simultaneous exports is limited per client', async () => {
  await start({ ...TRUSTING, EXPORTS_PER_CLIENT: '1' });
  const first = await stuck('203.0.113.1');
  const refused = await small('203.0.113.1');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe(null); // the end is unknown
  const { errors } = (await refused.json()) as { errors: { message: string }[] };
  expect(errors[0]!.message).toBe('1 of your exports is running; the limit is 1. Retry when it has finished.');
  expect((await small('203.0.113.2')).status).toBe(200);
  first.destroy();
  await expect.poll(async () => (await small('203.0.113.1')).status).toBe(200);
});

test('clients that hold all export connections make way for another client', async ({ skip }) => {
  skip(db.engine === 'embedded', 'exports hold no connection');
  await start({ ...TRUSTING, EXPORT_SPOOL_MB: '0', EXPORT_LEAST_RATE: '0', REQUEST_TIMEOUT: '3' });
  await Promise.all(Array.from({ length: 6 }, (_, n) => stuck(`203.0.113.${n + 1}`)));
  await expect.poll(async () => (await small('203.0.113.7')).status).toBe(200);
  await expect
    .poll(closed)
    .toContainEqual(expect.stringContaining('by the server: another export waited for its connection to the store'));
  expect(await counted('by="server",reason="held"')).toBeGreaterThan(0);
});

test.each([2, 6])('five other clients receive their exports while one client has %i large exports running', async (count) => {
  // Without a spool, an export keeps its connection until its client has read everything.
  await start({ ...TRUSTING, EXPORT_SPOOL_MB: '0', EXPORTS_PER_CLIENT: '6' });
  const large = Array.from({ length: count }, () => ask('203.0.113.1'));
  const begun = large.slice(0, 3); // one client gets half of the six connections
  await Promise.all(begun.map((socket) => once(socket, 'data').then(() => socket.pause())));
  const others = await Promise.all(['2', '3', '4', '5', '6'].map((n) => small(`203.0.113.${n}`)));
  expect(others.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  for (const other of others) {
    const rows = (await other.text()).trimEnd().split('\r\n');
    expect(rows).toHaveLength(Number(other.headers.get('x-total-count')) + 1);
  }
  for (const socket of begun) {
    let bytes = 0;
    for await (const data of socket) bytes += (data as Buffer).length;
    expect(bytes).toBeGreaterThan(TOPICS * LENGTH * TIMES - 1_000_000); // without what was read at first
  }
});

test('if the spool is full, the client determines the pace', async () => {
  await start({ ...TRUSTING, EXPORT_SPOOL_MB: '0' });
  const socket = await stuck();
  await sleep(200);
  socket.resume();
  let bytes = 0;
  for await (const data of socket) bytes += (data as Buffer).length;
  expect(bytes).toBeGreaterThan(TOPICS * LENGTH * TIMES);
});
