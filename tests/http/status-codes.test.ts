import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../e2e/test-server.js';

// https://graphql.github.io/graphql-over-http/draft/#sec-application-graphql-response-json

const GRAPHQL = 'application/graphql-response+json';
const PARTLY_REFUSED = '{ topics(first: 1) { totalCount } webhooks { id } }';

describe.each([
  ['usual', 400, 200],
  ['draft', 422, 294],
])('STATUS_CODES=%s', (statusCodes, rejected, partial) => {
  let server: TestServer;
  beforeAll(async () => void (server = await startTestServer(undefined, undefined, { STATUS_CODES: statusCodes })));
  afterAll(() => server?.close());

  const status = async (body: object, accept = GRAPHQL): Promise<number> => {
    const headers = { 'content-type': 'application/json', accept };
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
    await response.json();
    return response.status;
  };

  test.each<[what: string, body: object, expected: number]>([
    ['an operation without errors', { query: '{ topics(first: 1) { totalCount } }' }, 200],
    ['data with errors', { query: PARTLY_REFUSED }, partial],
    ['a document that is invalid', { query: '{ nothing }' }, rejected],
    [
      'a value that is invalid for its variable',
      { query: 'query ($n: Int) { topics(first: $n) { totalCount } }', variables: { n: 'x' } },
      rejected,
    ],
    ['an operation that the document lacks', { query: 'query A { __typename }', operationName: 'B' }, rejected],
    ['a document that cannot be parsed', { query: '{' }, 400],
    ['an operation beyond a limit', { query: `{ ${'a: __typename '.repeat(9_000)} }` }, 400],
  ])('%s', async (_what, body, expected) => {
    expect(await status(body)).toBe(expected);
  });

  test.each([PARTLY_REFUSED, '{ nothing }'])('application/json always has status 200 for %s', async (query) => {
    expect(await status({ query }, 'application/json')).toBe(200);
  });
});
