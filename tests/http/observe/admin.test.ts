import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { backUp } from '../../../src/features/archive/write-archive.js';
import { freePort } from '../../support/free-port.js';
import { emptyStore } from '../../support/store.js';
import { serve } from '../serve.js';

let db: Database;
beforeAll(async () => void (db = await emptyStore()));
afterAll(() => db?.close());

test('health checks and metrics can have a separate port, which closes with the server', async () => {
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

test("a running server returns a complete backup to this machine, only on the operators' port", async () => {
  const port = await freePort();
  const server = await serve(db, { ADMIN_PORT: String(port) });
  const folder = await mkdtemp(join(tmpdir(), 'backup-test-'));
  const [mine, direct] = ['mine.tar.gz', 'direct.tar.gz'].map((name) => join(folder, name)) as [string, string];
  const response = await fetch(`http://127.0.0.1:${port}/backup`, { method: 'POST' });
  await writeFile(mine, Buffer.from(await response.arrayBuffer()));
  await backUp(db, direct, FEATURES);
  expect((await readFile(mine)).equals(await readFile(direct))).toBe(true);

  expect(await status(port, 'POST', '/backup', { host: 'example.org' })).toBe(403); // as after DNS rebinding
  expect((await fetch(new URL('/backup', server.url), { method: 'POST' })).status).toBe(404);
  await server.close();
  await rm(folder, { recursive: true });
});

async function status(port: number, method: string, path: string, headers: Record<string, string>) {
  const asked = request({ host: '127.0.0.1', port, path, method, headers });
  const [response] = (await once(asked.end(), 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

test.each([
  ['of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['of another port of this machine', { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-site' }],
  ['without an origin', { origin: 'null' }],
  ['in an old browser', { origin: 'https://evil.example' }],
  ['that hides its origin', { 'sec-fetch-site': 'cross-site' }],
  ['with a host that resolves here', { host: 'evil.example', origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }],
])('a page %s cannot start a backup', async (_which, headers) => {
  const port = await freePort();
  const lines: string[] = [];
  const server = await serve(db, { ADMIN_PORT: String(port) }, pino({}, { write: (line) => void lines.push(line) }));
  for (const host of ['127.0.0.1', 'localhost']) {
    const sent = { host: `${host}:${port}`, 'content-type': 'text/plain', ...headers };
    expect(await status(port, 'POST', '/backup', sent)).toBe(403);
  }
  expect(lines.join('')).not.toContain('Made a backup');
  await server.close();
});

test("pages cannot send requests with side effects to the operators' port, whatever its routes", async () => {
  const port = await freePort();
  const server = await serve(db, { ADMIN_PORT: String(port) });
  const headers = { origin: 'https://evil.example' };
  expect(await status(port, 'PUT', '/nowhere', headers)).toBe(403);
  expect(await status(port, 'GET', '/health/live', headers)).toBe(200);
  expect(await status(port, 'POST', '/nowhere', { 'sec-fetch-site': 'none' })).toBe(404); // not sent by a page
  await server.close();
});

test("the operator's backup script keeps the backups of recent days, and deletes none if it fails", async () => {
  const port = await freePort();
  const server = await serve(db, { ADMIN_PORT: String(port) });
  const folder = await mkdtemp(join(tmpdir(), 'backups-test-'));
  const old = ['communique-1.tar.gz', 'part-communique-2.tar.gz', 'other.txt'];
  for (const name of old) {
    await writeFile(join(folder, name), '');
    await utimes(join(folder, name), 0, 0);
  }
  const env = { ...process.env, ADMIN_PORT: String(port) };
  const backUpNow = () => promisify(execFile)(process.execPath, ['docs/operating/back-up.mjs', folder, '14'], { env });
  const { stdout } = await backUpNow();
  const [made, ...others] = (await readdir(folder)).filter((name) => name !== 'other.txt');
  expect(others).toEqual([]);
  expect(stdout).toMatch(new RegExp(`${made}: \\d+ bytes`));
  const { mode } = await stat(join(folder, made!));
  expect(mode & 0o777).toBe(0o600);

  await server.close();
  await utimes(join(folder, made!), 0, 0);
  await expect(backUpNow()).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^No backup was made: /) });
  expect((await readdir(folder)).sort()).toEqual([made, 'other.txt'].sort());
  await rm(folder, { recursive: true });
});

test('pages from other origins can read answers but not metrics', async () => {
  const server = await serve(db, {});
  const allowed = async (path: string) =>
    (await fetch(new URL(path, server.url), { headers: { origin: 'https://example.org' } })).headers.get(
      'access-control-allow-origin',
    );
  expect(await allowed('/graphql?query={__typename}')).toBe('*');
  expect(await allowed('/metrics')).toBe(null);
  await server.close();
});

test('with CORS_ORIGIN, only pages from those origins can read answers and open WebSockets', async () => {
  const server = await serve(db, { CORS_ORIGIN: 'https://one.example, https://two.example' });
  const asked = async (origin: string) => {
    const { headers } = await fetch(new URL('/graphql?query={__typename}', server.url), {
      headers: { origin, 'apollo-require-preflight': 'true' },
    });
    expect(headers.get('vary')).toMatch(/\borigin\b/i);
    return headers.get('access-control-allow-origin');
  };
  expect(await asked('https://two.example')).toBe('https://two.example');
  expect(await asked('https://evil.example')).toBe(null);

  const opened = async (origin: string | undefined) => {
    const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws', origin ? { origin } : {}).on(
      'error',
      () => {},
    );
    const result = await new Promise((resolve) => {
      socket.once('open', () => resolve('open'));
      socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
    });
    socket.terminate();
    return result;
  };
  for (const origin of ['https://one.example', new URL(server.url).origin, undefined]) {
    expect([origin, await opened(origin)]).toEqual([origin, 'open']);
  }
  expect(await opened('https://evil.example')).toBe(403);
  await server.close();
});

test("request ids are UUIDs on the operators' port as well", async () => {
  const port = await freePort();
  const lines: { msg: string; reqId?: string }[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]);
  const server = await serve(db, { ADMIN_PORT: String(port) }, pino({}, { write }));
  await (await fetch(`http://127.0.0.1:${port}/backup`, { method: 'POST' })).arrayBuffer();
  expect(lines.find(({ msg }) => msg.startsWith('Made a backup'))?.reqId).toMatch(/^[0-9a-f-]{36}$/);
  await server.close();
});
