import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { variablesOf } from '../support/postgresql-store.js';
import { build, setUp, start, type Running } from '../support/process.js';
import { seededStore } from '../support/store.js';
import { runs, sample, sampleOfEach, slowTest, thorough, triesAlike } from '../support/thorough.js';
import { JWT_SECRET, signedIn } from '../support/token.js';
import { post, type Attack, type Role, type Sent } from './attacks/attack.js';
import { documents } from './attacks/documents.js';
import { identifiers } from './attacks/identifiers.js';
import { imports } from './attacks/imports.js';
import { absurdInputs } from './attacks/mutations.js';
import { requests } from './attacks/requests.js';
import { textPlaces, type TextPlace } from './attacks/texts.js';
import { variables } from './attacks/variables.js';

// Attacks on the built server, in a separate process. A new attack is a row in attacks/. After each, the server must
// still answer a good query.

const SERVER = process.env['TEST_DATABASE_URL'];

let folder: string;
let store: Database | null = null;
let server: Running;
let origin: string;
const tokens: Partial<Record<Role, { authorization: string }>> = {};

/** The slowest import is sent once, to test that it does not block others. */
const SLOW = '50,000 keys';
/** These take seconds each, so only `npm run test:all` sends them. */
const LARGE = ['one key 50,000 times', '60,000 mistakes', '30,000 passages', '10,001 passages', 'a round of 3,000 organizations'];

/** Attacks that are refused before the store is queried are the same on each engine. */
const answered = (attacks: Attack[]) => attacks.filter(({ status }) => triesAlike || status === 200);
const GROUPS: [by: string, attacks: Attack[]][] = [
  ['documents', answered(documents)],
  ['variables', variables],
  ['requests', answered(requests)],
  ['ids, cursors and words', identifiers],
  ['imports', imports.filter(({ attack }) => (thorough && triesAlike) || ![SLOW, ...LARGE].includes(attack))],
];

/** The number of good queries used for the median. */
const GOOD = runs(20, 100);
let before: string;
let slowest = { attack: '', ms: 0 };

beforeAll(async () => {
  await build();
  folder = await mkdtemp(join(tmpdir(), 'communique-attacks-'));
  const variables = { PORT: '0', RATE_LIMIT: '0', RESPONSE_CACHE_MB: '0', JWT_SECRET };
  server = start('src/main.js', folder, { ...variables, ...(await seeded()) });
  origin = await server.printed(/Listening on (http:\S+)\/graphql/);
  for (const role of ['reader', 'editor', 'admin'] as const) tokens[role] = await signedIn(role);
  await medianOfGood(); // as warm as it will be
  before = await medianOfGood();
});
afterAll(async () => {
  const after = await medianOfGood();
  console.log(`a good query takes ${before} ms before the first attack, ${after} after the last (medians of ${GOOD})`);
  console.log(`the slowest refusal took ${Math.round(slowest.ms)} ms: ${slowest.attack}`);
  server.child.kill('SIGKILL');
  await server.ended;
  await store?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Seeds a store, and returns the variables with which the server finds it. */
async function seeded(): Promise<Record<string, string>> {
  if (!SERVER) {
    await setUp(folder);
    return {};
  }
  store = await seededStore();
  return variablesOf(store);
}

async function send({ path = '/graphql', headers, role, ...request }: Sent) {
  const all = { accept: 'application/graphql-response+json', ...(role && tokens[role]), ...headers };
  const response = await fetch(`${origin}${path}`, { ...request, headers: all } as RequestInit);
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text };
}

const good = post('{ visit(slug: "kim-jong-un-china-2018") { start { edtf } } }');

async function medianOfGood(): Promise<string> {
  const times: number[] = [];
  for (let n = 0; n < GOOD; n++) {
    const begun = performance.now();
    await send(good);
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(GOOD / 2)]!.toFixed(1);
}

interface Body {
  data?: Record<string, { errors?: { code: string }[] } | null> | null;
  errors?: { extensions: { code: string } }[];
}

/** Returns the code of the first error, or of a mutation's first error. */
function codeIn(text: string): string | null {
  const { data, errors } = JSON.parse(text) as Body;
  return errors?.[0]?.extensions.code ?? Object.values(data ?? {})[0]?.errors?.[0]?.code ?? null;
}

const LEAKS = /node_modules|\bat .*:\d+:\d+|\bselect\b.*\bfrom\b|prisma|PostgreSQL|syntax error at/i;

afterEach(async () => {
  const { status, text } = await send(good);
  expect({ status, answer: JSON.parse(text) as unknown }, 'a good query').toEqual({
    status: 200,
    answer: { data: { visit: { start: { edtf: '2018-03-25' } } } },
  });
});

describe.each(GROUPS.filter(([, attacks]) => attacks.length > 0))('by %s', (_by, attacks) => {
  test.each(attacks)('$attack', async ({ attack, request, status, code }) => {
    for (const sight of sample(['first', 'second'], 2)) {
      const begun = performance.now();
      const answer = await send(request);
      const ms = performance.now() - begun;
      if (ms > slowest.ms) slowest = { attack, ms };
      expect(answer.type, answer.text).toMatch(/^application\/(graphql-response\+)?json/);
      expect({ status: answer.status, code: codeIn(answer.text) }, `${sight} sight: ${answer.text.slice(0, 500)}`).toEqual({
        status,
        code,
      });
      expect(answer.text).not.toMatch(LEAKS);
    }
  });
});

/** Opens a socket that can send any bytes. */
function connectRaw(text: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text, () => resolve(socket)));
    socket.once('error', reject);
  });
}

const head = (length: number) =>
  `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

describe('misbehaving clients', () => {
  test('do not block others by sending slowly', async () => {
    const sockets = await Promise.all(Array.from({ length: 200 }, () => connectRaw(`${head(100)}{"query"`)));
    expect((await send(good)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  test('do not block others by disconnecting early', async () => {
    const body = JSON.stringify({
      query: '{ visits(first: 100) { nodes { statements(first: 100) { nodes { text } } } } }',
    });
    const sockets = await Promise.all([
      ...Array.from({ length: 50 }, () => connectRaw(`${head(body.length)}${body.slice(0, 20)}`)),
      ...Array.from({ length: 50 }, () => connectRaw(`${head(body.length)}${body}`)),
    ]);
    for (const socket of sockets) socket.destroy();
    expect((await send(good)).status).toBe(200);
  });

  test.each([
    ['something other than HTTP', 'hello\r\n\r\n', 400],
    [
      'both a Content-Length and a Transfer-Encoding',
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['100 KB of headers', `GET /graphql HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
    ['no Host header', 'GET /graphql HTTP/1.1\r\n\r\n', 400],
    [
      'a fragment in the URL',
      `GET /graphql?query={__typename}#?query=${'{a'.repeat(900)} HTTP/1.1\r\nhost: x\r\naccept: */*\r\napollo-require-preflight: 1\r\nconnection: close\r\n\r\n`,
      200,
    ],
    [
      'a fragment after a deep query',
      `GET /graphql?query=${'{a'.repeat(900)}#&query={__typename} HTTP/1.1\r\nhost: x\r\naccept: application/graphql-response+json\r\napollo-require-preflight: 1\r\nconnection: close\r\n\r\n`,
      400,
    ],
    [
      'an invalid Host header',
      'GET /graphql?query={__typename} HTTP/1.1\r\nhost: [\r\naccept: */*\r\napollo-require-preflight: 1\r\nconnection: close\r\n\r\n',
      400,
    ],
  ])('receive the right status after sending %s', async (_what, text, status) => {
    const socket = await connectRaw(text);
    const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    socket.destroy();
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});

test('a missing page size costs the same as null', async () => {
  const query = `query ($n: Int = 0) { ${['visits', 'delegation', 'statements'].reduce((inner) => `visits(first: 100, last: $n) { nodes { hostCountry { visitsHosted(first: 100, last: $n) { nodes { hostCountry { ${inner} } } } } } }`, 'name')} }`;
  expect(codeIn((await send(post(query))).text)).not.toBeNull();
  expect(codeIn((await send(post(query, { n: null }))).text)).not.toBeNull();
});

slowTest('a slow annotation does not block other requests', async (context) => {
  context.skip(!triesAlike, 'the same on each engine, and tried on the embedded store');
  const { request } = imports.find(({ attack }) => attack === SLOW)!;
  let [isRead, answered] = [false, 0];
  const refusal = send(request).finally(() => (isRead = true));
  for (; !isRead; answered++) await send(good);
  const { text } = await refusal;
  expect(codeIn(text), text.slice(0, 300)).toBe('SHAPE');
  expect(answered).toBeGreaterThan(50);
});

slowTest('thousands of documents do not leak memory', async (context) => {
  context.skip(!triesAlike, 'the same on each engine, and tried on the embedded store');
  const distinct = async (from: number, to: number) => {
    for (let n = from; n < to; n += 20) {
      await Promise.all(
        Array.from({ length: 20 }, (_, each) => send(post(`{ visits(first: 1) { nodes { a${n + each}: title } } }`))),
      );
    }
    const metrics = await (await fetch(`${origin}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)![1]) / 2 ** 20;
  };
  const before = await distinct(0, 1_000);
  const after = await distinct(1_000, 3_000);
  expect(after - before, 'megabytes').toBeLessThan(100);
});

let schema: Promise<GraphQLSchema> | undefined;
const servedSchema = () => (schema ??= readSchema());
let places: TextPlace[] | undefined;

async function readSchema(): Promise<GraphQLSchema> {
  const { text } = await send(post(getIntrospectionQuery({ oneOf: true })));
  return buildClientSchema((JSON.parse(text) as { data: IntrospectionQuery }).data);
}

test.each([undefined, 'editor'] as const)('every string argument rejects NUL and lone surrogates: %s', async (role) => {
  places ??= textPlaces(await servedSchema());
  expect(places.filter(({ query }) => query.startsWith('mutation')).length).toBeGreaterThan(50);
  for (const { query, variables } of sampleOfEach(places, 8)) {
    for (const wrong of ['a\0b', '\ud800']) {
      const { status, text } = await send({ ...post(query, variables(wrong)), ...(role && { role }) });
      expect({ query, status, code: codeIn(text) }).toEqual({ query, status: 400, code: 'BAD_USER_INPUT' });
    }
  }
});

test('no mutation input causes an internal error', async () => {
  const inputs = absurdInputs(await servedSchema());
  expect(inputs.length).toBeGreaterThan(100);
  for (const input of sampleOfEach(inputs, 24)) {
    const { status, text } = await send(input);
    expect([200, 400], text).toContain(status);
    expect(text, String(input.body).slice(0, 500)).not.toMatch(/INTERNAL_SERVER_ERROR/);
    expect(text).not.toMatch(LEAKS);
  }
});
