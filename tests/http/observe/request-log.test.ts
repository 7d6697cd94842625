import { Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { seededStore } from '../../support/store.js';
import { JWT_SECRET, signedIn } from '../../support/token.js';
import { get, post, serve, type Served } from '../serve.js';

const QUERY = 'query Secret($slug: String!) { visit(slug: $slug) { title } }';

let lines: Record<string, unknown>[] = [];
const destination = new Writable({
  write(chunk: Buffer, _encoding, done) {
    for (const line of chunk.toString().trim().split('\n')) lines.push(JSON.parse(line) as (typeof lines)[number]);
    done();
  },
});

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await seededStore();
  server = await serve(db, {}, pino({ level: 'info' }, destination));
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});
beforeEach(() => void (lines = []));

const logged = async () => {
  await expect.poll(() => lines.length).toBeGreaterThan(0);
  return lines;
};

test('a request is logged as one line, with its operation and without its variables', async () => {
  const variables = { slug: 'kim-jong-un-china-2018' };
  const body = JSON.stringify({ query: QUERY, variables });
  const response = await post(server.url, '', {
    body,
    headers: { 'x-request-id': 'proxy-7', 'user-agent': 'private' },
  });
  expect(response.headers.get('x-request-id')).toBe('proxy-7');
  await response.text();
  const [line, ...others] = await logged();
  expect(others).toEqual([]);
  expect(line).toMatchObject({
    ...{ level: 30, reqId: 'proxy-7', method: 'POST', path: '/graphql', status: 200, msg: 'request' },
    ...{ type: 'query', name: 'Secret', way: 'compiled', node: 'primary', nodes: 1 },
    ...{
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
      milliseconds: expect.any(Number),
      statementMs: expect.any(Number),
    },
  });
  expect(line).not.toHaveProperty('closed');
  expect(JSON.stringify(lines)).not.toMatch(/kim-jong-un|private/);
});

test('a GET is logged with its path only, a cached answer is logged as cached, and errors are logged with their codes', async () => {
  const url = new URL(server.url);
  url.searchParams.set('query', '{ topics { totalCount } }');
  for (const way of ['compiled', 'cache']) {
    lines = [];
    await (await fetch(url, { headers: { 'apollo-require-preflight': 'true' } })).text();
    expect((await logged())[0]).toMatchObject({ method: 'GET', path: '/graphql', way });
  }
  lines = [];
  await (await post(server.url, '{ visit(slug: "x") { nothing } }')).text();
  expect((await logged())[0]).toMatchObject({ codes: ['GRAPHQL_VALIDATION_FAILED'] });
  lines = [];
  await (await fetch(new URL('/nowhere', server.url))).text();
  expect((await logged())[0]).toMatchObject({ path: '/nowhere', status: 404, codes: ['NOT_FOUND'] });
});

test('a large compressed response that was read to the end is not logged as aborted', async () => {
  const introspection = '{ __schema { types { name description fields { name description } } } }';
  const response = await get(server.url, introspection, { 'accept-encoding': 'gzip' });
  const text = Buffer.from(await response.arrayBuffer());
  expect(text[0] === 0x1f ? gunzipSync(text).length : text.length).toBeGreaterThan(10_000);
  const [line] = await logged();
  expect(line).toMatchObject({ status: 200 });
  expect(line).not.toHaveProperty('cancelled');
});

describe.each([
  ['plain', { client: '192.0.2.7', subject: 'anna' }],
  ['off', {}],
  ['hashed', { client: expect.stringMatching(/^[\w-]{12}$/) as string, subject: expect.stringMatching(/^[\w-]{12}$/) as string }],
])('with LOG_CLIENTS=%s', (shown, expected) => {
  test('a line identifies the client as configured', async () => {
    const variables = { LOG_CLIENTS: shown, TRUST_PROXY: '127.0.0.1', JWT_SECRET };
    const other = await serve(db, variables, pino({ level: 'info' }, destination));
    const headers = { 'x-forwarded-for': '192.0.2.7', ...(await signedIn('reader', { sub: 'anna' })) };
    await (await post(other.url, '{ topics { totalCount } }', { headers })).text();
    await expect.poll(() => lines.some(({ msg }) => msg === 'request')).toBe(true);
    const line = lines.find(({ msg }) => msg === 'request');
    expect({ client: line!['client'], subject: line!['subject'] }).toEqual(expected);
    await other.close();
  });
});

test('an invalid request id is replaced', async () => {
  const response = await post(server.url, '{ topics { totalCount } }', { headers: { 'x-request-id': 'a b"' } });
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('the metrics have latencies by route, errors by code, the pool and the version of the data', async () => {
  await (await post(server.url, '{ topics(first: 2) { nodes { name } } }')).text();
  await logged();
  const text = await (await fetch(new URL('/metrics', server.url))).text();
  expect(text).toMatch(/^communique_request_seconds_count\{route="\/graphql",status="200"\} [1-9]/m);
  expect(text).toMatch(/^communique_operation_seconds_count\{way="compiled",type="query"\} [1-9]/m);
  expect(text).toMatch(/^communique_errors_total\{code="GRAPHQL_VALIDATION_FAILED"\} 1$/m);
  expect(text).toMatch(/^communique_pool_connections\{state="open"\} [1-9]/m);
  expect(text).toMatch(/^communique_data_version [1-9]/m);
  expect(text).toMatch(/^communique_listening 1$/m);
  expect(text).toMatch(/^communique_requests_in_flight 1$/m); // this one
});
