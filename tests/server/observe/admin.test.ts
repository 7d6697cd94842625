import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { freePort } from '../../support/free-port.js';
import { emptyStore } from '../../support/store.js';
import { serve } from '../http/serve.js';

let db: Database;
beforeAll(async () => void (db = await emptyStore()));
afterAll(() => db?.close());

test('health checks and metrics can have a port of their own, which closes with the server', async () => {
  const port = await freePort();
  const server = await serve(db, { ADMIN_PORT: String(port) });
  const admin = `http://127.0.0.1:${port}`;
  for (const path of ['/health/live', '/health/ready', '/metrics']) {
    expect((await fetch(admin + path)).status).toBe(200);
    expect((await fetch(new URL(path, server.url))).status).toBe(404);
  }
  await server.close();
  await expect(fetch(`${admin}/health/live`)).rejects.toThrow();
});

test('a page of another origin may read answers, and not the metrics', async () => {
  const server = await serve(db, {});
  const allowed = async (path: string) =>
    (await fetch(new URL(path, server.url), { headers: { origin: 'https://example.org' } })).headers.get(
      'access-control-allow-origin',
    );
  expect(await allowed('/graphql?query={__typename}')).toBe('*');
  expect(await allowed('/metrics')).toBe(null);
  await server.close();
});
