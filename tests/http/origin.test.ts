import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { SAMPLE_PAGES } from '../features/pages/sample-pages.js';
import { seededStore } from '../support/store.js';
import { serve, type Served } from './serve.js';

const SOURCE = '/sources/china-north-korea-extol-traditional-friendship';
/** Paths that a cache may keep for all readers, or that contain addresses of the server. */
const PATHS = [
  ...SAMPLE_PAGES,
  ...['/changes.atom', '/visits.json', '/robots.txt', '/sitemap.xml', '/graphql?query={__typename}', '/nowhere'],
  ...['visits', 'people', 'sources', 'citations'].flatMap((noun) =>
    ['jsonld', 'jsonl', 'csv'].map((ending) => `/export/${noun}.${ending}`),
  ),
  `/export${SOURCE}/annotations.jsonld`,
];
const ELSEWHERE = 'evil.example';

let db: Database;
let server: Served;
beforeAll(async () => void (db = await seededStore()));
afterAll(() => db?.close());
afterEach(() => server?.close());

/** Sends a request like a proxy that forwards it. */
async function get(path: string, headers: Record<string, string> = {}) {
  const { port } = new URL(server.url);
  const options = { port, path, headers: { accept: 'text/html, */*', 'apollo-require-preflight': 'true', ...headers } };
  const [response] = (await once(request(options).end(), 'response')) as [IncomingMessage];
  const { statusCode: status, headers: answered } = response;
  return { status, headers: answered, body: await text(response) };
}

test('no response contains the address from X-Forwarded-Host, whoever sends it', async () => {
  server = await serve(db, { TRUST_PROXY: '127.0.0.1', CACHE_MAX_AGE: '60' });
  let withAddress = 0;
  for (const path of PATHS) {
    const headers = { host: 'here.example', 'x-forwarded-proto': 'https', 'x-forwarded-host': ELSEWHERE };
    const { body, headers: answered } = await get(path, headers);
    expect([path, body + JSON.stringify(answered)]).toEqual([path, expect.not.stringContaining(ELSEWHERE)]);
    withAddress += Number(body.includes('https://here.example'));
  }
  expect(withAddress).toBeGreaterThan(SAMPLE_PAGES.length / 2);
});

test('without PUBLIC_URL, caches revalidate every response that contains the address from its request', async () => {
  server = await serve(db, { CACHE_MAX_AGE: '60' });
  for (const path of PATHS) {
    const asked = await get(path, { host: ELSEWHERE });
    if (!asked.body.includes(ELSEWHERE)) continue;
    expect([path, asked.headers['cache-control']]).toEqual([
      path,
      expect.stringMatching(/^no-store$|^public, max-age=0, must-revalidate$/),
    ]);
    const { etag } = asked.headers;
    if (!etag) continue;
    const again = await get(path, { host: 'here.example', 'if-none-match': etag });
    expect([path, again.status, again.body.includes(ELSEWHERE)]).toEqual([path, asked.status, false]);
  }
});

test('with PUBLIC_URL, all addresses begin with it, and pages can be cached', async () => {
  server = await serve(db, { TRUST_PROXY: '127.0.0.1', CACHE_MAX_AGE: '60', PUBLIC_URL: 'https://visits.example.org' });
  for (const path of PATHS) {
    const { body } = await get(path, { host: ELSEWHERE, 'x-forwarded-host': ELSEWHERE, 'x-forwarded-proto': 'gopher' });
    expect([path, body]).toEqual([path, expect.not.stringContaining(ELSEWHERE)]);
  }
  expect((await get('/visits')).headers['cache-control']).toBe('public, max-age=60, must-revalidate');
});

test.each(['gopher', 'javascript', 'https://evil.example/?'])('%s is not accepted as a protocol', async (protocol) => {
  server = await serve(db, { TRUST_PROXY: '127.0.0.1' });
  const { body } = await get('/visits', { host: 'here.example', 'x-forwarded-proto': protocol });
  expect(body).toContain('<link rel="canonical" href="http://here.example/visits"/>');
});
