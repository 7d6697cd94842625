import { afterEach, describe, expect, test, vi } from 'vitest';
import pino from 'pino';
import { FEATURES } from '../../../src/features.js';
import { readConfig } from '../../../src/config/config.js';
import { createServer } from '../../../src/http/server.js';
import { seededStore } from '../../support/store.js';
import { JWT_SECRET, signedIn } from '../../support/token.js';
import { watchedServer, answerOf, type WatchedServer } from './watched-server.js';

const cheap = { query: '{ visits(first: 1) { nodes { id } } }' };
/** 10,002 nodes: 101 points. */
const dear = { query: '{ visits(first: 100) { nodes { delegation(first: 98) { nodes { id } } } } }' };
const remaining = (headers: Headers) => Number(/^"points";r=(\d+);t=\d+$/.exec(headers.get('ratelimit')!)![1]);

describe('the points of a client', () => {
  let server: WatchedServer;
  afterEach(() => server.close());

  test('are sent in every response, and deducted by cost', async () => {
    server = await watchedServer({ RATE_LIMIT: '300' });
    const { headers } = await server.post(cheap);
    expect(headers.get('ratelimit-policy')).toBe('"points";q=300;qu="points";w=60');
    expect(remaining(headers)).toBe(299);
    expect(remaining((await server.post(dear)).headers)).toBe(299 - 101);
  });

  test('are deducted even for rejected requests', async () => {
    server = await watchedServer({ RATE_LIMIT: '300' });
    expect(remaining((await server.post({ query: '{ nonsense' })).headers)).toBe(299);
    expect(remaining((await server.post({ query: '{a'.repeat(500) })).headers)).toBe(298);
  });

  test('may suffice for a smaller operation if they do not suffice for a larger one', async () => {
    server = await watchedServer({ RATE_LIMIT: '150' });
    await server.post(dear);
    const { status, errors, headers } = await server.post(dear);
    expect(status).toBe(429);
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/^This request costs 101 points/),
        extensions: { code: 'RATE_LIMITED' },
      },
    ]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(remaining(headers)).toBe(150 - 101 - 1);
    expect((await server.post(cheap)).status).toBe(200);
  });

  test('cause every request to be rejected before it is read once they are used up', async () => {
    server = await watchedServer({ RATE_LIMIT: '2' });
    await server.post(cheap);
    await server.post(cheap);
    server.askedStore();
    const { status, errors, headers } = await server.post({ query: '{ nonsense' }, { accept: 'application/json' });
    expect(status).toBe(429);
    expect(errors![0]!.extensions).toEqual({ code: 'RATE_LIMITED' });
    expect(remaining(headers)).toBe(0);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(server.askedStore()).toBe(false);
  });

  test('are counted by X-Forwarded-For only behind a trusted proxy', async () => {
    server = await watchedServer({ RATE_LIMIT: '1', TRUST_PROXY: '127.0.0.1' });
    const from = (address: string) => server.post(cheap, { 'x-forwarded-for': address });
    expect((await from('192.0.2.1')).status).toBe(200);
    expect((await from('192.0.2.1')).status).toBe(429);
    expect((await from('192.0.2.2')).status).toBe(200);
    expect((await from('2001:db8::1')).status).toBe(200);
    expect((await from('2001:db8::ffff:2')).status).toBe(429);
    expect((await from('192.0.2.9, 192.0.2.2')).status).toBe(429);
    for (const same of [
      '192.0.2.1:5678',
      '192.0.2.1:5679',
      '[2001:db8::1]:443',
      '[2001:db8::1]:444',
      '192.0.2.1, 127.0.0.1:80',
    ]) {
      expect((await from(same)).status, same).toBe(429);
    }
  });

  test('belong to the signed-in viewer, whatever the address', async () => {
    server = await watchedServer({ RATE_LIMIT: '150', JWT_SECRET, TRUST_PROXY: '127.0.0.1' });
    const from = async (address: string, subject: string, query = cheap) =>
      server.post(query, { 'x-forwarded-for': address, ...(await signedIn('reader', { sub: subject })) });
    expect(remaining((await from('192.0.2.1', 'anna', dear)).headers)).toBe(150 - 101);
    expect((await from('192.0.2.2', 'anna', dear)).status).toBe(429);
    expect(remaining((await from('192.0.2.2', 'anna')).headers)).toBe(150 - 101 - 2);
    expect(remaining((await from('192.0.2.1', 'bert')).headers)).toBe(149);
    expect(remaining((await server.post(cheap, { 'x-forwarded-for': '192.0.2.1' })).headers)).toBe(149);
  });

  test('belong to the address if the token is invalid', async () => {
    server = await watchedServer({ RATE_LIMIT: '3', JWT_SECRET });
    const bearing = (authorization: string) => server.post(cheap, { authorization });
    const { authorization } = await signedIn('reader');
    for (const forged of [`${authorization}x`, 'Bearer one', '']) expect((await bearing(forged)).status).toBe(401);
    expect((await bearing('Bearer another')).status).toBe(429);
    expect((await server.post(cheap)).status).toBe(429);
    expect((await bearing(authorization)).status).toBe(200);
  });

  test('are unlimited if RATE_LIMIT is 0', async () => {
    server = await watchedServer({ RATE_LIMIT: '0' });
    expect((await server.post(cheap)).headers.has('ratelimit')).toBe(false);
  });
});

test('points are counted across all servers that share a database', async ({ skip }) => {
  skip(!process.env['TEST_DATABASE_URL'], 'needs PostgreSQL: TEST_DATABASE_URL');
  const db = await seededStore();
  const config = readConfig({ RATE_LIMIT: '3', RATE_LIMIT_STORE: 'database', DATABASE_URL: 'postgresql://x/y' }, FEATURES);
  const log = pino({ level: 'silent' });
  const servers = await Promise.all([1, 2].map(() => createServer({ features: FEATURES, db, log, config })));
  const urls = await Promise.all(servers.map((server) => server.listen({ host: '127.0.0.1', port: 0 })));
  const ask = async (url: string) => {
    const headers = { 'content-type': 'application/json' };
    return answerOf(await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(cheap) }));
  };

  const answers = [];
  for (const url of [...urls, ...urls]) answers.push(await ask(url));
  expect(answers.map(({ headers }) => remaining(headers))).toEqual([2, 1, 0, 0]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);

  await db.prisma.$executeRawUnsafe('ALTER TABLE "RateLimit" RENAME TO "Elsewhere"');
  expect((await ask(urls[0]!)).status, 'each server counts for itself while the database cannot').toBe(200);

  await Promise.all(servers.map((server) => server.close()));
  await db.close();
});

describe('after the clock is set back an hour', () => {
  const HOUR = 3_600_000;
  afterEach(() => void vi.useRealTimers());
  const turnBack = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - HOUR });
  const waitOf = ({ headers }: { headers: Headers }) => [
    Number(headers.get('retry-after')),
    Number(/;t=(\d+)$/.exec(headers.get('ratelimit')!)![1]),
  ];

  test('no client is told to wait for more than the minute after which points are restored', async () => {
    const server = await watchedServer({ RATE_LIMIT: '1' });
    await server.post(cheap);
    turnBack();
    const refused = await server.post(cheap);
    expect(refused.status).toBe(429);
    for (const seconds of waitOf(refused)) expect(seconds).toBeLessThanOrEqual(60);
    await server.close();
  });

  test('points that are counted across servers are also restored', async () => {
    const variables = { RATE_LIMIT: '1', RATE_LIMIT_STORE: 'database', DATABASE_URL: 'postgresql://x/y' };
    const server = await watchedServer(variables, undefined, seededStore());
    await server.post(cheap);
    expect((await server.post(cheap)).status).toBe(429);
    turnBack();
    expect((await server.post(cheap)).status).toBe(200);
    expect((await server.post(cheap)).status).toBe(429);
    await server.close();
  });
});
