import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededStore } from '../support/store.js';
import { startTestServer, type TestServer } from './test-server.js';

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

interface LogLine {
  errorId?: string;
  err?: { message: string };
}

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.close());

function post(body: string, headers: Record<string, string> = {}) {
  return fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body,
  });
}

async function ask(query: string, variables?: object): Promise<{ status: number } & Answer> {
  const response = await post(JSON.stringify({ query, variables }));
  return { status: response.status, ...((await response.json()) as Answer) };
}

describe('a request that is not GraphQL', () => {
  test.each([
    ['broken JSON', () => post('{"query":'), 400, 'BAD_REQUEST'],
    ['a body over 256 KB', () => post(JSON.stringify({ query: ' '.repeat(257 * 1024) })), 413, 'LIMIT_EXCEEDED'],
    ['another media type', () => post('{ __typename }', { 'content-type': 'text/plain' }), 415, 'BAD_REQUEST'],
    ['a batch', () => post('[{"query":"{ __typename }"}]'), 400, 'BAD_REQUEST'],
    ['a form, which needs no preflight', () => post('query=x', FORM), 415, 'BAD_REQUEST'],
    ['another path', () => fetch(`${server.url}/graphiql?x=1`), 404, 'NOT_FOUND'],
  ])('%s is rejected in JSON', async (_what, send, status, code) => {
    const response = await send();
    const { errors } = (await response.json()) as Answer;
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
    expect(errors).toEqual([{ message: expect.any(String), extensions: expect.objectContaining({ code }) }]);
  });

  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

  test.each(['PUT', 'PATCH', 'DELETE'])('%s is answered with the allowed methods', async (method) => {
    const response = await fetch(`${server.url}/graphql`, { method, ...(method === 'PUT' && { body: 'text' }) });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    const message = `/graphql does not support ${method}. It supports GET, HEAD, POST, OPTIONS.`;
    expect(await response.json()).toEqual({ errors: [{ message, extensions: { code: 'METHOD_NOT_ALLOWED' } }] });
    expect((await fetch(`${server.url}/elsewhere`, { method })).status).toBe(404);
  });

  test('a GET without a preflight is rejected', async () => {
    const response = await fetch(`${server.url}/graphql?query={__typename}`, { headers: { accept: '*/*' } });
    expect(response.status).toBe(400);
  });
});

describe('errors', () => {
  test('a variable of the wrong type is bad input', async () => {
    const { status, errors } = await ask('query ($slug: String!) { person(slug: $slug) { name } }', { slug: 7 });
    expect(status).toBe(400);
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('an argument that only execution can reject is also bad input', async () => {
    const { errors } = await ask('query ($slug: String = "x") { person(slug: $slug) { name } }', { slug: null });
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  test("an internal error is masked, and logged with the client's id", async () => {
    const lines: LogLine[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) });
    const failing = await startTestServer(log, seededStore());
    await failing.db.prisma.$executeRawUnsafe('ALTER TABLE "Person" RENAME TO "Elsewhere"');

    const response = await fetch(`${failing.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ person(slug: "kim-jong-un") { name } }' }),
    });
    const text = await response.text();
    const { errors } = JSON.parse(text) as Answer;
    await failing.close();

    expect(errors![0]).toMatchObject({
      message: 'Internal server error',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(text).not.toMatch(/prisma|select|relation|\.ts|\.js/i);
    const logged = lines.find((line) => line.errorId === errors![0]!.extensions.errorId);
    expect(logged?.err?.message).toMatch(/Person/);
  });
});

describe('a health check', () => {
  test('returns 200 when the server is live and ready', async () => {
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  });
});

describe('the playground', () => {
  const open = (headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${server.url}/graphql`, {
      method,
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', ...headers },
    });

  test('is sent to browsers, compressed', async () => {
    const response = await open({ 'accept-encoding': 'gzip, deflate, br' });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(Number(response.headers.get('content-length'))).toBeLessThan(2_500_000);
    expect(await response.text()).toContain('<title>Communiqué</title>');
  });

  test.each([
    ['as it was sent', (etag: string) => etag],
    ['made weak by a proxy', (etag: string) => `W/${etag}`],
    ['among others', (etag: string) => `"a,b" , W/"c",${etag}`],
    ['as *', () => '*'],
  ])('answers 304 to a request with its entity tag %s', async (_how, named) => {
    const etag = (await open()).headers.get('etag')!;
    for (const method of ['GET', 'HEAD']) {
      const again = await open({ 'if-none-match': named(etag) }, method);
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(etag);
      expect(await again.text()).toBe('');
    }
  });

  test.each([
    ['another tag', () => '"other"'],
    ['a tag without quotation marks', (etag: string) => etag.slice(1, -1)],
    ['a longer tag', (etag: string) => `"x${etag.slice(1)}`],
  ])('answers 200 for %s', async (_which, named) => {
    const etag = (await open()).headers.get('etag')!;
    expect((await open({ 'if-none-match': named(etag) })).status).toBe(200);
  });

  test('answers HEAD with the headers of GET', async () => {
    const [page, head] = [await open(), await open({}, 'HEAD')];
    expect(head.status).toBe(200);
    for (const name of ['content-type', 'content-length', 'content-encoding', 'etag', 'vary', 'cache-control']) {
      expect(head.headers.get(name)).toBe(page.headers.get(name));
    }
    expect(await head.text()).toBe('');
  });

  test('loads nothing from other hosts', async () => {
    const policy = (await open()).headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*/);
  });
});
