import { writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { emptyStore } from '../../support/store.js';
import { JWT_SECRET, signedIn } from '../../support/token.js';
import { runsOfEach } from '../../support/thorough.js';
import { fillWorld } from '../../support/world.js';
import { get, post, serve, type Served } from '../../http/serve.js';
import { addTopics } from './topics.js';

const JSONL = { accept: 'application/jsonl' };
const TOPICS = 1_234;

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await emptyStore();
  await fillWorld(db, 7, 130);
  await addTopics(db, 'many', TOPICS);
  server = await serve(db, { JWT_SECRET });
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

const lines = (query: string, headers: Record<string, string> = {}, body = {}) =>
  fetch(server.url, {
    method: 'POST',
    body: JSON.stringify({ query, ...body }),
    headers: { 'content-type': 'application/json', ...JSONL, ...headers },
  });

/** Returns all nodes of a list as its pages have them, byte for byte. */
async function pages(query: (page: string) => string): Promise<string[]> {
  const found: string[] = [];
  let [after, more] = ['', true];
  while (more) {
    const text = await (await post(server.url, query(`first: 100${after}`))).text();
    const [, nodes, next, cursor] = /"nodes":\[(.*)\],"pageInfo":\{"hasNextPage":(\w+),"endCursor":"?([^"]*)/s.exec(text)!;
    found.push(nodes!);
    [after, more] = [`, after: "${cursor}"`, next === 'true'];
  }
  return found;
}

const PAGE = 'pageInfo { hasNextPage endCursor }';

test.each([
  [
    'visits',
    '',
    '{ slug title start { edtf earliest } hostCountry { name } delegation(first: 2) { totalCount nodes { name } } }',
  ],
  [
    'statements',
    ', orderBy: [{ saidOn: DESC }]',
    '{ id kind text speakers { __typename ... on Person { name } } topics { slug } citations { exact } }',
  ],
  ['people', ', where: { NOT: { name: { contains: "kim" } } }', '{ n: name aliases updatedAt country { code } kin { kind } }'],
  ['countries', '', '{ __typename }'],
  ['topics', '', '{ slug }'],
  ['search', ', query: "kim or many"', '{ __typename ... on Person { id name } ... on Topic { slug } }'],
  ['visitCountsConnection', ', by: [YEAR]', '{ year count }'],
])('the objects exported by %s have the same bytes as in the pages of the list', async (root, args, selection) => {
  const expected = await pages((page) => `{ ${root}(${page}${args}) { nodes ${selection} ${PAGE} } }`);
  const response = await lines(`{ ${root}${args ? `(${args.slice(2)})` : ''} { nodes ${selection} } }`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
  const text = await response.text();
  expect(text.endsWith('\n')).toBe(true);
  const rows = text.trimEnd().split('\n');
  expect(rows.join(',')).toBe(expected.filter(Boolean).join(','));
  expect(response.headers.get('x-total-count')).toBe(String(rows.length));
});

test('the headers have the same version as the answer to the query', async () => {
  const version = (await post(server.url, '{ topics { totalCount } }')).headers.get('communique-version');
  const { headers } = await lines('{ topics { nodes { slug } } }');
  expect(headers.get('communique-version')).toBe(version);
  expect(headers.get('cache-control')).toBe('no-store');
});

test('an export supports variables, GET, HEAD, NDJSON and gzip', async () => {
  const query = 'query ($name: String!) { topics(where: { name: { startsWith: $name } }) { nodes { slug } } }';
  const answer = await lines(query, { accept: 'application/x-ndjson' }, { variables: { name: 'many 1' } });
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
  const rows = (await answer.text()).trimEnd().split('\n');
  expect(rows.length).toBeGreaterThan(300);

  const url = `${server.url}?query=${encodeURIComponent('{ topics { nodes { slug } } }')}`;
  const headers = { ...JSONL, 'apollo-require-preflight': '1', 'accept-encoding': 'gzip' };
  const got = await fetch(url, { headers });
  expect(got.headers.get('content-encoding')).toBe('gzip');
  expect((await got.text()).trimEnd().split('\n').length).toBe(Number(got.headers.get('x-total-count')));
  const head = await fetch(url, { method: 'HEAD', headers });
  expect(head.headers.get('x-total-count')).toBe(got.headers.get('x-total-count'));
});

test('an export without rows has an empty body', async () => {
  const response = await lines('{ topics(where: { slug: { equals: "none" } }) { nodes { slug } } }');
  expect([response.status, response.headers.get('x-total-count'), await response.text()]).toEqual([200, '0', '']);
});

describe('before its first byte, an export', () => {
  test.each([
    ['two roots', '{ a: visits { nodes { id } } b: visits { nodes { id } } }', 400, 'NOT_STREAMABLE'],
    ['an additional typename', '{ __typename visits { nodes { id } } }', 400, 'NOT_STREAMABLE'],
    ['a field that is not a connection', '{ visit(slug: "x") { id } }', 400, 'NOT_STREAMABLE'],
    ['a selection without nodes', '{ visits { totalCount } }', 400, 'NOT_STREAMABLE'],
    ['a mutation', 'mutation { createTopic(input: { source: "x", name: "y" }) { errors { code } } }', 400, 'NOT_STREAMABLE'],
    ['a subscription', 'subscription { changed: visitChanged(slug: "x") { __typename } }', 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['a field for editors', '{ visits { nodes { history { totalCount } } } }', 400, 'NOT_STREAMABLE'],
    ['a page size', '{ visits(first: 5) { nodes { id } } }', 400, 'BAD_USER_INPUT'],
    [
      'a filter that does not parse',
      '{ visits(where: { start: { gte: "yesterday" } }) { nodes { id } } }',
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['an unknown field', '{ visits { nodes { nonsense } } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a document that is too deep', `{ ${'a { '.repeat(20)} b ${'}'.repeat(20)} }`, 400, 'LIMIT_EXCEEDED'],
    ['a syntax error', '{ visits ', 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'too many nodes in a row',
      '{ visits { nodes { delegation(first: 100) { nodes { person { statements(first: 100) { nodes { id } } } } } } } }',
      400,
      'LIMIT_EXCEEDED',
    ],
  ])('is refused for %s', async (_what, query, status, code) => {
    const response = await lines(query);
    expect(response.headers.get('content-type')).toMatch(/json/);
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    expect([response.status, errors[0]!.extensions.code]).toEqual([status, code]);
  });

  test('is refused for an invalid variable', async () => {
    const query = 'query ($where: VisitWhere) { visits(where: $where) { nodes { id } } }';
    const response = await lines(query, {}, { variables: { where: { title: 7 } } });
    expect([response.status, ((await response.json()) as any).errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  test('is refused for an invalid token', async () => {
    expect((await lines('{ visits { nodes { id } } }', { authorization: 'Bearer x' })).status).toBe(401);
    expect((await lines('{ visits { nodes { id } } }', await signedIn('reader'))).status).toBe(200);
  });

  test('is refused for a GET that another site could make a browser send', async () => {
    const response = await fetch(`${server.url}?query={visits{nodes{id}}}`, { headers: JSONL });
    expect(response.status).toBe(400);
    const sent = await get(server.url, '{ visits { nodes { id } } }', JSONL);
    expect(sent.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
  });

  test('is refused for a version that does not exist yet', async () => {
    const response = await lines('{ visits { nodes { id } } }', { 'communique-min-version': 'x' });
    expect(response.status).toBe(400);
  });
});

describe('points', () => {
  const OTHER = { 'x-forwarded-for': '203.0.113.1' }; // not a program of this machine
  const remaining = ({ headers }: Response) => Number(/r=(\d+)/.exec(headers.get('ratelimit')!)![1]);

  test('are deducted for the objects sent', async () => {
    const limited = await serve(db, { RATE_LIMIT: '100' });
    const ask = (query: string, headers = {}) => post(limited.url, query, { headers: { ...OTHER, ...headers } });
    const before = remaining(await ask('{ __typename }'));
    const sent = await ask('{ topics { nodes { slug } } }', JSONL);
    const rows = (await sent.text()).trimEnd().split('\n').length;
    const paid = before - remaining(await ask('{ __typename }')) - 1;
    expect(paid).toBe(1 + Math.floor((rows - 21) / 100)); // a page of 20, then the rest
    await limited.close();
  });

  test('are deducted for the rows read by a filter, as in a query', async () => {
    const where = encodeURIComponent(JSON.stringify({ title: { contains: 'kim' } }));
    const paid = async () => {
      const limited = await serve(db, { RATE_LIMIT: '1000' });
      const ask = () => post(limited.url, '{ __typename }', { headers: OTHER });
      const before = remaining(await ask());
      await (await fetch(limited.url.replace('graphql', `export/visits.csv?where=${where}`), { headers: OTHER })).text();
      const after = remaining(await ask());
      await limited.close();
      return before - after - 1;
    };
    const ofFew = await paid();
    const sizeOf = (rows: number) => ({
      text: `UPDATE pg_class SET reltuples = ${rows} WHERE oid = '"Visit"'::regclass`,
      values: [],
    });
    await db.query(sizeOf(10_000_000)); // a large estimate
    expect(await paid()).toBe(ofFew + 150); // half of the maximum cost of a count, 30,000 nodes
    await db.query(sizeOf(-1));
  });

  test('slow an export down when they run out, but all rows are sent', async () => {
    const limited = await serve(db, { RATE_LIMIT: '600' });
    const ask = (query: string, headers = {}) => post(limited.url, query, { headers: { ...OTHER, ...headers } });
    const deep = (first: number) => `{ visits(first: ${first}) { nodes { delegation(first: 100) { nodes { id } } } } }`;
    for (const first of [100, 10]) while ((await ask(deep(first))).status === 200); // 103 points each, then 11
    const answer = await ask('{ topics { nodes { slug } } }', JSONL);
    expect((await answer.text()).trimEnd().split('\n')).toHaveLength(Number(answer.headers.get('x-total-count')));
    const refused = await ask('{ __typename }');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    await limited.close();
  });

  test('are not deducted for programs on this machine', async () => {
    const limited = await serve(db, { RATE_LIMIT: '10' });
    for (let n = 0; n < 3; n++) {
      const sent = await post(limited.url, '{ topics { nodes { slug } } }', { headers: JSONL });
      expect((await sent.text()).trimEnd().split('\n')).toHaveLength(Number(sent.headers.get('x-total-count')));
    }
    expect(remaining(await post(limited.url, '{ __typename }'))).toBe(6); // one for each request
    await limited.close();
  });
});

test('if only trusted documents are allowed, they can be streamed and others cannot', async () => {
  const file = join(inject('runFolder'), 'export-documents.json');
  await writeFile(file, JSON.stringify({ topics: '{ topics { nodes { slug } } }' }));
  const closed = await serve(db, { TRUSTED_DOCUMENTS: file, TRUSTED_DOCUMENTS_ONLY: 'on' });
  const headers = { 'content-type': 'application/json', ...JSONL };
  const ask = (body: object) => fetch(closed.url, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await ask({ documentId: 'topics' });
  expect((await answer.text()).trimEnd().split('\n')).toHaveLength(Number(answer.headers.get('x-total-count')));
  expect(((await (await ask({ query: '{ topics { nodes { slug } } }' })).json()) as any).errors[0].extensions.code).toBe(
    'PERSISTED_QUERY_ID_REQUIRED',
  );
  expect((await fetch(closed.url.replace('graphql', 'export/topics.csv'))).status).toBe(404);
  await closed.close();
});

describe('a long export', () => {
  /** 20 MB, more than the buffers on the way hold. Each name is repeated ten times, since storing costs more than sending. */
  const names = Array.from({ length: 10 }, (_, n) => `n${n}: name`).join(' ');
  const LARGE = `{ topics(where: { name: { startsWith: "large" } }) { nodes { ${names} } } }`;
  beforeAll(() => addTopics(db, 'large', 10_000, 200));
  const socketTo = (url: string) => {
    const body = JSON.stringify({ query: LARGE });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: here\r\nconnection: close\r\naccept: application/jsonl\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    return socket;
  };

  test('has a single version throughout, or is cut off', async () => {
    const response = await lines(LARGE, { 'accept-encoding': 'identity' });
    const reader = response.body!.getReader();
    const first = await reader.read();
    await addTopics(db, 'largest', 1);
    const isLineEnd = (byte: number) => byte === 10;
    const rest = async () => {
      let lines = first.value!.filter(isLineEnd).length;
      for (let next = await reader.read(); !next.done; next = await reader.read()) lines += next.value.filter(isLineEnd).length;
      return lines;
    };
    // If the client is slow, the embedded store may have read all rows before the commit.
    const read = await rest().catch((error: Error) => error.message);
    expect(db.engine === 'postgresql' ? [10_000] : [10_000, 'terminated']).toContain(read);
    expect(response.headers.get('x-total-count')).toBe('10000');
  });

  test('is cut off if its client does not read, while other clients are served', async () => {
    const impatient = await serve(db, { REQUEST_TIMEOUT: '1', EXPORT_LEAST_RATE: '8000000' });
    const stuck = [socketTo(impatient.url), socketTo(impatient.url)];
    const closed = Promise.all(stuck.map((socket) => new Promise((resolve) => socket.on('error', resolve).on('close', resolve))));
    const paused = (socket: Socket) =>
      new Promise<void>((resolve) => socket.once('data', () => void resolve(void socket.pause())));
    await Promise.all(stuck.map(paused)); // a busy machine may take a while to send the first
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    for (const socket of stuck) socket.resume();
    await closed;
    const answer = await post(impatient.url, '{ countries { nodes { slug } } }', { headers: JSONL });
    expect(answer.status).toBe(200);
    await answer.text();
    await impatient.close();
  });

  test('is abandoned when its client disconnects', async () => {
    for (let n = 0; n < runsOfEach(1, 12); n++) {
      const socket = socketTo(server.url);
      await new Promise((resolve) => socket.once('data', resolve));
      socket.destroy();
      await new Promise((resolve) => socket.once('close', resolve));
    }
    const answer = await lines('{ countries { nodes { slug } } }');
    expect(answer.status).toBe(200);
    await answer.text();
  });
});

const VISITS = '{ visits { nodes { slug } } }';

test.each<[string, Record<string, unknown>]>([
  ['a name without an operation', { query: `query One ${VISITS}`, operationName: 'Two' }],
  ['several operations and no name', { query: `query One ${VISITS} query Two ${VISITS}` }],
  ['several operations and an empty name', { query: `query One ${VISITS} query Two ${VISITS}`, operationName: '' }],
  ['two operations without names', { query: `${VISITS} ${VISITS}` }],
  ['a document with only fragments', { query: 'fragment F on Visit { slug }' }],
  ['an empty document', { query: '' }],
  ['a document with only comments', { query: '# nothing' }],
])('%s causes the same error as with JSON', async (_what, body) => {
  const send = (headers: Record<string, string>) =>
    fetch(server.url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const [streamed, asJson] = [await send(JSONL), await send({ accept: 'application/graphql-response+json' })];
  expect(streamed.status).toBe(400);
  expect([streamed.status, await streamed.json()]).toEqual([asJson.status, await asJson.json()]);
});
