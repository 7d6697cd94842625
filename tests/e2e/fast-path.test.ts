import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import fc from 'fast-check';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FEATURES } from '../../src/features.js';
import { readConfig } from '../../src/config/config.js';
import type { Database } from '../../src/db/database.js';
import { createServer } from '../../src/http/server.js';
import { createSchema } from '../../src/schema/schema.js';
import { operations } from '../support/operations.js';
import { sharedStore } from '../support/shared-store.js';
import { emptyStore } from '../support/store.js';
import { GENERATED_OPERATIONS, sample } from '../support/thorough.js';
import { wordsOf } from '../support/words.js';
import { fillWorld } from '../support/world.js';
import { json, post, type Sent } from './attacks/attack.js';
import { documents } from './attacks/documents.js';
import { requests } from './attacks/requests.js';
import { variables } from './attacks/variables.js';

// Sends the same request to two servers over one store. One has never seen its document, so Apollo answers; the
// other has, and uses the fast path, which may hand over to Apollo. The responses must be indistinguishable.

const GENEROUS = '100000000';
const ENDPOINT = '/graphql';
const SETTINGS = { RATE_LIMIT: GENEROUS, TRUST_PROXY: '127.0.0.1', RESPONSE_CACHE_MB: '0' };
/** Differs between any two requests. The cost of an invalid operation is known only if it was valid before. */
const OWN = ['date', 'x-request-id', 'ratelimit', 'keep-alive'];
const OWN_OF_LOG = ['time', 'reqId', 'pid', 'hostname', 'milliseconds', 'statementMs', 'hash', 'client', 'nodes'];

class Server {
  #lines: Record<string, unknown>[] = [];
  #clients = 0;

  private constructor(
    private readonly app: Awaited<ReturnType<typeof createServer>>,
    private readonly url: string,
  ) {}

  static async start(db: Database, more: Record<string, string> = {}): Promise<Server> {
    const lines: Record<string, unknown>[] = [];
    const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
    const log = pino({ level: 'info' }, { write });
    const app = await createServer({ features: FEATURES, db, log, config: readConfig({ ...SETTINGS, ...more }, FEATURES) });
    const server = new Server(app, await app.listen({ host: '127.0.0.1', port: 0 }));
    server.#lines = lines;
    return server;
  }

  /** Returns everything that a client or an operator sees of a request. */
  async ask({ path = ENDPOINT, headers, ...request }: Sent, client = this.#newClient()) {
    const before = this.#lines.length;
    const all = { 'x-forwarded-for': client, ...headers };
    const response = await fetch(this.url + path, { ...request, headers: all } as RequestInit);
    const text = (await response.text()).replace(/"errorId":"[^"]+"/, '"errorId":""');
    const lines = () => this.#lines.slice(before).filter(({ msg }) => msg === 'request');
    await expect.poll(lines, { interval: 2 }).toHaveLength(1);
    const pointsLeft = /;r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1];
    return {
      status: response.status,
      headers: Object.fromEntries([...response.headers].filter(([name]) => !OWN.includes(name))),
      text,
      pointsLeft,
      logged: Object.fromEntries(Object.entries(lines()[0]!).filter(([name]) => !OWN_OF_LOG.includes(name))),
    };
  }

  close = () => this.app.close();

  /** An address with its full budget, because spent points are restored during the requests. */
  #newClient(): string {
    this.#clients += 1;
    return `2001:db8:${(this.#clients >> 16).toString(16)}:${(this.#clients & 0xffff).toString(16)}::1`;
  }
}

let db: Database;
let [apollo, short]: Server[] = [];
let asked: ReturnType<typeof vi.spyOn>;
beforeAll(async () => {
  db = await sharedStore();
  asked = vi.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
  [apollo, short] = [await Server.start(db), await Server.start(db)];
});
afterAll(async () => {
  await Promise.all([apollo!.close(), short!.close()]);
  asked.mockRestore();
  await db.close();
});

let texts = 0;
/** The same request with a document that no server has answered before. */
function unknown(request: Sent): Sent {
  const body = typeof request.body === 'string' ? parameters(request.body) : null;
  if (typeof body?.['query'] !== 'string' || body['query'] === '') return request;
  return { ...request, body: JSON.stringify({ ...body, query: `${body['query']}\n#${(texts += 1)}` }) };
}

function parameters(body: string): Record<string, unknown> | null {
  try {
    return JSON.parse(body) as Record<string, unknown> | null;
  } catch {
    return null;
  }
}

/** Sends a request to both servers; one of them knows the document. Returns whether that one used Apollo. */
async function sameBothWays(
  name: string,
  request: Sent,
  toApollo = unknown(request),
  [one, other]: [Server, Server] = [apollo!, short!],
): Promise<boolean> {
  const expected = await one.ask(toApollo);
  asked.mockClear();
  expect({ name, ...(await other.ask(request)) }).toEqual({ name, ...expected });
  return asked.mock.calls.length > 0;
}

const FOLDER = 'tests/queries';
const pinned = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.graphql'))
  .map((name): [string, Sent] => {
    const inputs = `${FOLDER}/${name.replace('.graphql', '.variables.json')}`;
    const values = existsSync(inputs) ? (JSON.parse(readFileSync(inputs, 'utf8')) as object) : {};
    return [name, post(readFileSync(`${FOLDER}/${name}`, 'utf8'), values)];
  });

const ACCEPTED = ['*/*', 'application/json', 'application/graphql-response+json', 'application/json;q=0.5, */*'];

test.each(sample(pinned, 3))('%s is answered without Apollo the second time', async (name, request) => {
  const first = await short!.ask(request);
  expect(first.logged['way']).toBe('compiled');
  expect(await sameBothWays(name, request)).toBe(false);
  for (const accept of ACCEPTED) {
    expect(await sameBothWays(accept, { ...request, headers: { ...request.headers, accept } })).toBe(false);
  }
});

const attacks = [...requests, ...documents, ...variables].filter(({ request: { path = ENDPOINT } }) => path.startsWith(ENDPOINT));

test.each(attacks)('$attack', async ({ attack, request }) => {
  await short!.ask(request);
  await sameBothWays(attack, request, request);
});

const BY_SLUG = 'query ($slug: String!) { visit(slug: $slug) { title } }';
const PAGE = 'query ($first: Int, $after: String) { visits(first: $first, after: $after) { nodes { id } } }';
const NESTED = `query ($n: Int) { visits(first: $n) { nodes { delegation(first: $n) { nodes { person {
  visits(first: $n) { nodes { id } } } } } } } }`;
const WHERE = 'query ($where: VisitWhere) { visits(where: $where) { totalCount } }';
const TWO = 'query A { visits { totalCount } } query B { people { totalCount } }';
const slug = 'kim-jong-un-china-2018';

const HEADERS: Record<string, string>[] = [
  { accept: 'text/html' },
  { authorization: 'Bearer x' },
  { 'communique-min-version': 'x' },
];

/** A document that has been answered, requested in another way. */
const again: [what: string, good: Sent, other: Sent, needsApollo?: boolean][] = [
  ['another slug', post(BY_SLUG, { slug }), post(BY_SLUG, { slug: 'nowhere' }), false],
  ['a number for a string', post(BY_SLUG, { slug }), post(BY_SLUG, { slug: 7 })],
  ['a NUL', post(BY_SLUG, { slug }), post(BY_SLUG, { slug: 'a\0b' })],
  ['half a character', post(BY_SLUG, { slug }), post(BY_SLUG, { slug: '\ud800' })],
  ['no variables', post(BY_SLUG, { slug }), post(BY_SLUG)],
  ['null for a variable', post(BY_SLUG, { slug }), post(BY_SLUG, { slug: null })],
  ['a list for variables', post(BY_SLUG, { slug }), post(BY_SLUG, [slug])],
  ['a page too large', post(PAGE, { first: 1 }), post(PAGE, { first: 101 })],
  ['a malformed cursor', post(PAGE, { first: 1 }), post(PAGE, { first: 1, after: 'nonsense' })],
  ['too many nodes', post(NESTED, { n: 1 }), post(NESTED, { n: 100 })],
  ['an undeclared variable', post(PAGE, { first: 1 }), post(PAGE, { first: 1, nobody: true }), false],
  ['too many conditions', post(WHERE, {}), post(WHERE, { where: { OR: Array(600).fill({ slug: { equals: 'x' } }) } })],
  ['another operation', post(TWO, {}, { operationName: 'A' }), post(TWO, {}, { operationName: 'B' }), false],
  ['an unknown operation', post(TWO, {}, { operationName: 'A' }), post(TWO, {}, { operationName: 'C' })],
  ['two operations and no name', post(TWO, {}, { operationName: 'A' }), post(TWO)],
  ['the cost', post(BY_SLUG, { slug }), post(BY_SLUG, { slug }, { extensions: { cost: true } }), false],
  ['no extensions', post(BY_SLUG, { slug }), post(BY_SLUG, { slug }, { extensions: null }), false],
  ['a list for extensions', post(BY_SLUG, { slug }), post(BY_SLUG, { slug }, { extensions: [] })],
  [
    'a persisted query',
    post(BY_SLUG, { slug }),
    post(BY_SLUG, { slug }, { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
  ],
  ...HEADERS.map((headers): [string, Sent, Sent] => {
    const body = JSON.stringify({ query: BY_SLUG, variables: { slug } });
    return [JSON.stringify(headers), json(body), json(body, headers)];
  }),
];

test.each(again)(
  'a known document with %s has the same answer from Apollo and from the fast path',
  async (what, good, other, needsApollo = true) => {
    expect((await short!.ask(good)).status).toBe(200);
    expect(await sameBothWays(what, other)).toBe(needsApollo);
  },
);

test('an operation that Apollo takes over is charged once, and refused if the points are used up', async () => {
  const few = { RATE_LIMIT: '8' };
  const servers = [await Server.start(db, few), await Server.start(db, few)];
  const [costly, bad] = [post(NESTED, { n: 7 }), post(PAGE, { first: 1, after: 'nonsense' })];
  const byApollo = (request: Sent) => servers[0]!.ask(unknown(request), '192.0.2.7');
  const byFastPath = (request: Sent) => servers[1]!.ask(request, '192.0.2.7');
  for (const good of [post(NESTED, { n: 1 }), post(PAGE, { first: 1 })]) await Promise.all([byApollo(good), byFastPath(good)]);
  expect(await byFastPath(bad)).toEqual(await byApollo(bad));
  const [refused, expected] = [await byFastPath(costly), await byApollo(costly)];
  expect(refused).toEqual(expected);
  expect([refused.status, refused.logged['codes']]).toEqual([429, ['RATE_LIMITED']]);
  await Promise.all(servers.map((server) => server.close()));
});

test(`generated operations return the same answers, and skip Apollo if one statement is enough (${GENERATED_OPERATIONS} of them)`, async () => {
  const schema = await createSchema(FEATURES);
  const world = await emptyStore();
  await fillWorld(world, 11);
  const vocabulary = await wordsOf(schema, world);
  const servers: [Server, Server] = [await Server.start(world), await Server.start(world)];
  const ways = { compiled: 0, others: 0 };
  try {
    await fc.assert(
      fc.asyncProperty(
        operations(schema, () => vocabulary),
        async ({ source, variables }) => {
          const request = post(source, variables);
          const { logged } = await servers[1].ask(request);
          const usesApollo = await sameBothWays(source, request, unknown(request), servers);
          if (logged['way'] === 'compiled' && !('codes' in logged)) expect(usesApollo).toBe(false);
          ways[usesApollo ? 'others' : 'compiled'] += 1;
        },
      ),
      { numRuns: GENERATED_OPERATIONS },
    );
  } finally {
    await Promise.all(servers.map((server) => server.close()));
    await world.close();
  }
  // A few operations may happen to need Apollo.
  if (GENERATED_OPERATIONS >= 100) expect(ways.compiled).toBeGreaterThan(ways.others / 2);
}, 7_200_000);
