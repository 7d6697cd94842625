import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request as rawRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { seededStore } from '../support/store.js';
import { JWT_SECRET, signedIn } from '../support/token.js';
import { get, post, serve, type Served } from './serve.js';

const SMALL = '{ country(code: "KP") { name } }';
const LARGE = '{ visits { nodes { title status start { edtf } end { edtf } delegation { nodes { name } } } } }';

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await seededStore();
  server = await serve(db, { JWT_SECRET });
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

/** Returns the raw bytes, which fetch would decompress. */
async function raw(query: string, acceptEncoding: string, headers: Record<string, string> = {}) {
  const message = rawRequest(`${server.url}?query=${encodeURIComponent(query)}`, {
    headers: { 'apollo-require-preflight': 'true', 'accept-encoding': acceptEncoding, ...headers },
  });
  message.end();
  const response = await new Promise<IncomingMessage>((resolve) => message.on('response', resolve));
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

describe('a response', () => {
  test('to a GET query can be stored by any cache that revalidates it', async () => {
    const { headers } = await get(server.url, SMALL);
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(headers.get('vary')).toBe('accept, accept-encoding, authorization, communique-min-version');
    expect(headers.get('etag')).toMatch(/^"[\w-]{22}"$/);
  });

  test('can be cached for as long as the operator has configured', async () => {
    const patient = await serve(db, { CACHE_MAX_AGE: '60' });
    const { headers } = await get(patient.url, SMALL);
    expect(headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
    await patient.close();
  });

  test('to a trusted document can be stored by any cache, even if the request was a POST', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'communique-documents-'));
    const manifest = join(folder, 'documents.json');
    await writeFile(manifest, JSON.stringify({ small: SMALL }));
    const trusting = await serve(db, { TRUSTED_DOCUMENTS: manifest });
    const body = JSON.stringify({ documentId: 'small' });
    const posted = await post(trusting.url, '', { body });
    const unnamed = await post(trusting.url, '', { body: JSON.stringify({ documentId: null, query: SMALL }) });
    expect(unnamed.headers.get('cache-control')).toBe('no-store');
    const [got, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) =>
        fetch(`${trusting.url}?documentId=small`, { method, headers: { 'apollo-require-preflight': 'true' } }),
      ),
    );
    for (const response of [posted, got!, head!]) {
      expect(response.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
      expect(response.headers.get('etag')).toBe(posted.headers.get('etag'));
      expect(response.headers.get('etag')).toMatch(/^"/);
    }
    await trusting.close();
    await rm(folder, { recursive: true });
  });

  test('to a signed-in client can be cached only by that client', async () => {
    const { status, headers } = await get(server.url, SMALL, await signedIn('reader'));
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, max-age=0, must-revalidate']);
  });

  test.each([
    ['a query by POST', () => post(server.url, SMALL)],
    ['a validation error', () => get(server.url, '{ nothing }')],
    ['a syntax error', () => get(server.url, '{')],
    ['an execution error', () => get(server.url, '{ visits(after: "nonsense") { totalCount } }')],
    ['a mutation by GET', () => get(server.url, 'mutation { __typename }')],
    [
      'an invalid request',
      () => fetch(`${server.url}?query={__typename}&extensions=7`, { headers: { 'apollo-require-preflight': 'true' } }),
    ],
    ['an invalid token', () => get(server.url, SMALL, { authorization: 'Bearer none' })],
    ['a GET that another site could make a browser send', () => fetch(`${server.url}?query={__typename}`)],
    ['a request for an unavailable format', () => get(server.url, SMALL, { accept: 'image/png' })],
    ['a batch', () => post(server.url, '', { body: '[]' })],
    ['an unknown path', () => fetch(server.url.replace('graphql', 'nothing'))],
    ['a health check', () => fetch(server.url.replace('graphql', 'health/live'))],
    ['figures', () => fetch(server.url.replace('graphql', 'metrics'))],
    [
      'a request without a query',
      () => fetch(server.url, { headers: { 'apollo-require-preflight': 'true', accept: 'application/json' } }),
    ],
  ])('cannot be cached if it answers %s', async (_what, ask) => {
    const { headers } = await ask();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('etag')).toBeNull();
  });
});

test("a client's points are sent only in responses that no shared cache stores", async () => {
  const limited = await serve(db, { JWT_SECRET, RATE_LIMIT: '1000' });
  const pointHeaders = (response: Response) => [response.headers.has('ratelimit'), response.headers.has('ratelimit-policy')];
  const first = await get(limited.url, SMALL);
  const held = await get(limited.url, SMALL, { 'if-none-match': first.headers.get('etag')! });
  expect([held.status, pointHeaders(first), pointHeaders(held)]).toEqual([304, [false, true], [false, true]]);
  expect(pointHeaders(await get(limited.url, SMALL, await signedIn('reader')))).toEqual([true, true]);
  expect(pointHeaders(await post(limited.url, SMALL))).toEqual([true, true]);
  expect(pointHeaders(await get(limited.url, '{'))).toEqual([true, true]);
  await limited.close();
});

describe('a client that has a cached response', () => {
  const again = async (condition: (etag: string) => string, headers: Record<string, string> = {}) => {
    const etag = (await get(server.url, SMALL)).headers.get('etag')!;
    return { etag, response: await get(server.url, SMALL, { 'if-none-match': condition(etag), ...headers }) };
  };

  test.each([
    ['its tag', (etag: string) => etag],
    ['its tag, made weak by a proxy', (etag: string) => `W/${etag}`],
    ['its tag among others', (etag: string) => `"other", ${etag}, W/"third"`],
    ['any tag', () => '*'],
  ])('receives 304 for %s', async (_what, condition) => {
    const { etag, response } = await again(condition);
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
    expect(response.headers.get('etag')).toBe(etag);
    expect(response.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(response.headers.get('vary')).toBe('accept, accept-encoding, authorization, communique-min-version');
  });

  test('receives changed data', async () => {
    const { etag } = await again((tag) => tag);
    await db.prisma.country.update({ where: { code: 'KP' }, data: { name: 'DPRK' } });
    await expect.poll(async () => (await get(server.url, SMALL, { 'if-none-match': etag })).status).toBe(200);
    await db.prisma.country.update({ where: { code: 'KP' }, data: { name: 'North Korea' } });
  });

  test('receives another representation on request', async () => {
    const { etag, response } = await again((tag) => tag, { accept: 'application/graphql-response+json' });
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).not.toBe(etag);
  });

  test('receives a full response to a POST', async () => {
    const { etag } = await again((tag) => tag);
    const response = await post(server.url, SMALL, { headers: { 'if-none-match': etag } });
    expect(response.status).toBe(200);
  });
});

describe('compression', () => {
  test('is negotiated with the client, and each encoding has its own entity tag', async () => {
    const plain = await raw(LARGE, 'identity');
    const gzip = await raw(LARGE, 'gzip');
    const brotli = await raw(LARGE, 'gzip, br');
    expect([plain, gzip, brotli].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'gzip', 'br']);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    expect(gzip.headers.etag).toBe(plain.headers.etag!.replace(/"$/, '-gzip"'));
    expect(brotli.headers.etag).toBe(plain.headers.etag!.replace(/"$/, '-br"'));
  });

  test('keeps the entity tag of an encoding valid for clients that accept that encoding', async () => {
    const { etag } = (await raw(LARGE, 'gzip')).headers;
    expect((await raw(LARGE, 'gzip, br', { 'if-none-match': etag! })).status).toBe(304);
    expect((await raw(LARGE, 'br', { 'if-none-match': etag! })).status).toBe(200);
    expect((await raw(LARGE, 'identity', { 'if-none-match': etag! })).status).toBe(200);
  });

  test('is not used for small responses', async () => {
    expect((await raw(SMALL, 'gzip')).headers['content-encoding']).toBeUndefined();
  });
});

test('HEAD returns the headers of GET', async () => {
  const [head, whole] = [await get(server.url, SMALL, {}, 'HEAD'), await get(server.url, SMALL)];
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
  for (const name of ['etag', 'cache-control', 'vary', 'content-type', 'content-length']) {
    expect(head.headers.get(name)).toBe(whole.headers.get(name));
  }
});
