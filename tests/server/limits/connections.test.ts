import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { emptyStore } from '../../support/store.js';
import { serve } from '../http/serve.js';

let db: Database;
beforeAll(async () => void (db = await emptyStore()));
afterAll(() => db?.close());

/** Closed without an answer, or open after the server had time for it. */
async function answered(socket: Socket): Promise<'answered' | 'closed'> {
  socket.on('error', () => {}).write('GET /health/live HTTP/1.1\r\nhost: here\r\n\r\n');
  return Promise.race([once(socket, 'data').then(() => 'answered' as const), once(socket, 'close').then(() => 'closed' as const)]); // prettier-ignore
}

test('connections past the most that are allowed are closed, until others end', async () => {
  const server = await serve(db, { MAX_CONNECTIONS: '3' });
  const { port, hostname } = new URL(server.url);
  const open = () => connect(Number(port), hostname);
  const sockets = [open(), open(), open()];
  for (const socket of sockets) expect(await answered(socket)).toBe('answered');
  expect(await answered(open())).toBe('closed');

  sockets[0]!.destroy();
  await expect.poll(async () => answered(open()), { timeout: 10_000 }).toBe('answered');
  await server.close();
});
