import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEATURES } from '../../../src/features.js';
import { readConfig } from '../../../src/config/config.js';
import type { Database } from '../../../src/db/database.js';
import { createServer } from '../../../src/http/server.js';
import { sharedStore } from '../../support/shared-store.js';
import { JWT_SECRET, sign } from '../../support/token.js';
import { startIssuer } from './issuer.js';

const MESSAGE = 'The token is invalid or expired. Get a new one, or omit the token to read.';

let db: Database;
const closing: (() => Promise<unknown>)[] = [];
let log: Record<string, any>[] = [];

beforeAll(async () => void (db = await sharedStore()));
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  await db?.close();
});

async function serve(variables: Record<string, string>): Promise<string> {
  const logger = pino({ level: 'debug' }, { write: (line) => log.push(JSON.parse(line) as object) });
  const app = await createServer({ features: FEATURES, db, log: logger, config: readConfig(variables, FEATURES) });
  closing.push(() => app.close());
  return `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
}

async function ask(url: string, authorization?: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: JSON.stringify({ query: '{ visit(slug: "kim-jong-un-china-2018") { status } }' }),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: Record<string, any>[] };
  return { status: response.status, challenge: response.headers.get('www-authenticate'), data, error: errors?.[0] };
}

describe('a server with a secret', () => {
  let url: string;
  beforeAll(async () => void (url = await serve({ JWT_SECRET })));

  test('answers requests without a token', async () => {
    expect(await ask(url)).toMatchObject({ status: 200, data: { visit: { status: 'COMPLETED' } } });
  });

  test.each(['Bearer ', 'bearer '])('accepts the scheme %s', async (scheme) => {
    expect(await ask(url, scheme + (await sign()))).toMatchObject({ status: 200, error: undefined });
  });

  test.each<[string, () => string | Promise<string>]>([
    ['an empty header', () => ''],
    ['another scheme', () => `Basic ${btoa('anna:secret')}`],
    ['no token', () => 'Bearer'],
    ['two tokens', async () => `Bearer ${await sign()} ${await sign()}`],
    ['nonsense', () => 'Bearer nonsense'],
    ['another audience', async () => `Bearer ${await sign({ aud: 'another' })}`],
    ['a token of 10 KB', () => `Bearer ${'a'.repeat(10_000)}`],
  ])('answers %s with the same message', async (_what, header) => {
    log = [];
    const { status, challenge, data, error } = await ask(url, await header());
    expect({ status, data }).toEqual({ status: 401, data: undefined });
    expect(error).toEqual({ message: MESSAGE, extensions: { code: 'UNAUTHENTICATED' } });
    expect(challenge).toMatch(/^Bearer realm="communique", error="invalid_token", error_description="/);
    expect(log.filter(({ msg }) => msg === 'invalid token')).toHaveLength(1);
  });

  test('allows tokens from other origins', async () => {
    const response = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://frontend.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toMatch(/authorization/i);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });
});

test('a server without a key answers requests, but accepts no tokens', async () => {
  const url = await serve({});
  expect(await ask(url)).toMatchObject({ status: 200 });
  const { status, error } = await ask(url, `Bearer ${await sign()}`);
  expect(status).toBe(401);
  expect(error).toEqual({
    message: 'This server is read-only and accepts no tokens. Send none.',
    extensions: { code: 'UNAUTHENTICATED' },
  });
});

test('while the issuer is unreachable, only requests with a token fail', async () => {
  const issuer = await startIssuer();
  const url = await serve({ JWKS_URL: issuer.url, JWT_ISSUER: 'https://issuer.example/', JWT_AUDIENCE: 'communique' });
  const token = await issuer.sign();
  await issuer.close();
  expect(await ask(url, `Bearer ${token}`)).toMatchObject({
    status: 503,
    error: {
      message: expect.stringMatching(/^Tokens cannot be verified/),
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    },
  });
  expect(log.find(({ msg }) => msg === 'tokens cannot be verified')).toMatchObject({ level: 40 });
  expect(await ask(url)).toMatchObject({ status: 200 });
});
