import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { isPlanted, tellCounts, times } from '../../faults/counts.js';
import { emptyStore } from '../../support/store.js';
import { serve, type Served } from '../serve.js';

// On Linux all of 127.0.0.0/8 is local, so each of these addresses is a different client.
const [ATTACKER, READER, PROXY] = ['127.0.0.2', '127.0.0.3', '127.0.0.4'];
const CHECKS = times(25, 500);
const ANY = '/graphql';

let db: Database;
beforeAll(async () => void (db = await emptyStore()));
afterAll(() => db?.close());

let server: Served;
const sockets: Socket[] = [];
let lines: { msg: string; [key: string]: unknown }[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server?.close();
});

async function start(variables: Record<string, string>): Promise<void> {
  lines = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]);
  server = await serve(db, variables, pino({ level: 'warn' }, { write }));
}

/** Opens a connection from an address, and sends nothing. */
function open(from: string): Socket {
  const { port, hostname } = new URL(server.url);
  const socket = connect({ port: Number(port), host: hostname, localAddress: from }).on('error', () => {});
  sockets.push(socket);
  return socket;
}

/** Sends a request on a connection and returns the answer; the connection stays open if it can. */
function answer(socket: Socket, path: string): Promise<string> {
  socket.write(`GET ${path} HTTP/1.1\r\nhost: here\r\n\r\n`);
  return new Promise((resolve) => {
    socket.once('data', (chunk: Buffer) => resolve(chunk.toString())).once('close', () => resolve('closed'));
  });
}

async function holdOpen(from: string, count: number): Promise<Socket[]> {
  const held = Array.from({ length: count }, () => open(from));
  for (const socket of held) expect(await answer(socket, ANY)).toMatch(/^HTTP\/1.1 400 /);
  return held;
}

test('connections beyond the maximum are refused until others end', async () => {
  await start({ MAX_CONNECTIONS: '3' });
  const held = await holdOpen(ATTACKER, 3);
  const refused = open(READER);
  refused.write(`GET ${ANY} HTTP/1.1\r\nhost: here\r\n\r\n`);
  const whole = await text(refused); // and is closed
  expect(whole).toMatch(/^HTTP\/1.1 503 .*\r\nconnection: close\r\n.*"code":"SERVER_BUSY"/is);
  expect(whole).toMatch(/\r\nretry-after: /i);

  held[0]!.destroy();
  await expect.poll(() => answer(open(READER), ANY)).toMatch(/^HTTP\/1.1 400 /);
});

test('one address is limited to its share of the connections, and other addresses can use the rest', async () => {
  await start({ MAX_CONNECTIONS: '8', MAX_CONNECTIONS_PER_CLIENT: '3' });
  await holdOpen(ATTACKER, 3);
  expect(await answer(open(ATTACKER), ANY)).toMatch(/^HTTP\/1.1 503 .*"code":"TOO_MANY_CONNECTIONS"/s);
  await holdOpen(READER, 3);
});

test('health checks are answered while all connections are in use and new ones keep arriving', async (context) => {
  await start({ MAX_CONNECTIONS: '20', MAX_CONNECTIONS_PER_CLIENT: '30' });
  await holdOpen(ATTACKER, 20);
  let isOver = false;
  const reopening = (async () => {
    while (!isOver) {
      // As fast as this process, which is also the server, accepts them; more would only wait in the system's queue.
      await Promise.all(Array.from({ length: 20 }, () => once(open(ATTACKER), 'connect').catch(() => {})));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  try {
    for (let n = 0; n < CHECKS; n++) {
      for (const path of isPlanted ? [ANY] : ['/health/live', '/health/ready']) {
        expect(await answer(open(READER), path)).toMatch(/^HTTP\/1.1 200 /);
      }
    }
    const metrics = open(READER);
    metrics.write('GET /metrics HTTP/1.1\r\nhost: here\r\n\r\n');
    expect(await text(metrics)).toMatch(/communique_connections_refused_total\{limit="process"\} \d\d/);
  } finally {
    isOver = true;
    await reopening;
  }
  tellCounts(context, `${2 * CHECKS} health checks answered`);

  const warnings = lines.filter(({ msg }) => msg.includes('refused'));
  expect(warnings).toEqual([expect.objectContaining({ limit: 'process', connections: 20, client: ATTACKER })]); // once a minute
});

test('connections from a trusted proxy are not counted by address', async () => {
  await start({ MAX_CONNECTIONS: '20', MAX_CONNECTIONS_PER_CLIENT: '2', TRUST_PROXY: '127.0.0.4/31' });
  await holdOpen(PROXY, 5);
});

test('a refused connection that sends nothing is closed', async () => {
  await start({ MAX_CONNECTIONS: '1' });
  await holdOpen(ATTACKER, 1);
  const idle = open(READER);
  idle.resume();
  await once(idle, 'close');
});
