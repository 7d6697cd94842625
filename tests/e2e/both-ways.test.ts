import { readdirSync, readFileSync } from 'node:fs';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEATURES } from '../../src/features.js';
import { readConfig } from '../../src/config/config.js';
import type { Database } from '../../src/db/database.js';
import { toGlobalId } from '../../src/query/global-id.js';
import { createServer } from '../../src/http/server.js';
import { sharedStore } from '../support/shared-store.js';

// Sends the same requests to two servers over one store, one with the compiler and one without.

let db: Database;
let servers: Awaited<ReturnType<typeof createServer>>[];
let urls: string[];

beforeAll(async () => {
  db = await sharedStore();
  const log = pino({ level: 'silent' });
  servers = await Promise.all(
    ['on', 'off'].map((COMPILER) => createServer({ features: FEATURES, db, log, config: readConfig({ COMPILER }, FEATURES) })),
  );
  urls = await Promise.all(servers.map((server) => server.listen({ host: '127.0.0.1', port: 0 })));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await db.close();
});

const examples = readdirSync('src/features/playground/examples')
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => [name, readFileSync(`src/features/playground/examples/${name}`, 'utf8')] as const)
  .filter(([, text]) => /^query/m.test(text)); // nothing else is compiled

const awkward: [what: string, query: string, variables?: object][] = [
  ['a page too large', '{ visits(first: 101) { nodes { id } } }'],
  ['two sizes', 'query ($first: Int) { visits(first: $first, last: 1) { nodes { id } } }', { first: 3 }],
  ['a malformed cursor', 'query ($after: String) { visits(after: $after) { nodes { id } } }', { after: 'nonsense' }],
  ['a variable of another type', 'query ($slug: String!) { visit(slug: $slug) { id } }', { slug: 7 }],
  ['no variable', 'query ($slug: String!) { visit(slug: $slug) { id } }', {}],
  ['a NUL', 'query ($slug: String!) { visit(slug: $slug) { id } }', { slug: 'a\0b' }],
  ['half a character', 'query ($slug: String!) { visit(slug: $slug) { id } }', { slug: 'lone \ud800 surrogate' }],
  ['a NUL in a filter', 'query ($in: [String!]) { visits(where: { title: { in: $in } }) { totalCount } }', { in: ['\0'] }],
  [
    'a lone surrogate in a filter',
    'query ($is: String) { people(where: { name: { equals: $is } }) { totalCount } }',
    { is: '\ud800' },
  ],
  ['no argument', '{ country { name } }'],
  ['an id without a type', '{ node(id: "nonsense") { id } a: visit(slug: "kim-jong-un-china-2018") { title } }'],
  ['an empty search', '{ search(query: " ") { totalCount } }'],
  ['introspection beside data', '{ __schema { queryType { name } } visit(slug: "kim-jong-un-china-2018") { title } }'],
  [
    'keys of Object.prototype',
    '{ visit(slug: "kim-jong-un-china-2018") { __proto__: title constructor: title toString: __typename } }',
  ],
  [
    'a variable __proto__',
    'query ($__proto__: Boolean!) { visit(slug: "nowhere") { title @skip(if: $__proto__) } }',
    { ['__proto__']: true },
  ],
  ['a long key', `{ visit(slug: "kim-jong-un-china-2018") { ${'long'.repeat(20)}: title } }`],
  ['a field skipped by a variable', 'query ($if: Boolean!) { people @skip(if: $if) { totalCount } }', { if: true }],
  ['an unknown mutation', 'mutation { nothing }'],
];

async function answers(query: string, variables?: object, path = '/graphql') {
  return Promise.all(
    urls.map(async (url) => {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
    }),
  );
}

describe('a server that compiles operations', () => {
  it.each(examples)('answers the example %s with the same bytes as the resolvers', async (_name, query) => {
    const [compiled, resolved] = await answers(query, { slug: 'kim-jong-un-china-2018', asOf: '2018-03-25', first: 5 });
    expect(compiled).toEqual(resolved);
  });

  it.each(awkward)('answers with the same bytes, status and errors as the resolvers: %s', async (_what, query, variables) => {
    const [compiled, resolved] = await answers(query, variables);
    expect(compiled).toEqual(resolved);
  });

  it('counts compiled and resolved operations separately', async () => {
    const metrics = await (await fetch(`${urls[0]}/metrics`)).text();
    expect(Number(/way="compiled"\} (\d+)/.exec(metrics)![1])).toBeGreaterThanOrEqual(examples.length);
    expect(Number(/way="resolvers"\} (\d+)/.exec(metrics)![1])).toBeGreaterThan(0);
    expect(await (await fetch(`${urls[1]}/metrics`)).text()).not.toMatch(/way="compiled"\} [1-9]/);
  });
});

describe('an invalid argument nulls its own field and the enclosing non-null fields', () => {
  const good = 'good: visit(slug: "kim-jong-un-china-2018") { title }';
  const title = { title: "Kim Jong-un's unofficial visit to China, March 2018" };

  it.each<[what: string, bad: string, data: object | null, path: (string | number)[]]>([
    ['an id', 'bad: node(id: "nonsense") { id }', { bad: null }, ['bad']],
    ['two keys of a country', 'bad: country(code: "KP", slug: "china") { name }', { bad: null }, ['bad']],
    [
      'an id among several',
      'bad: nodes(ids: ["nonsense", "KIM"]) { ... on Person { slug } }',
      { bad: [null, { slug: 'kim-jong-un' }] },
      ['bad', 0],
    ],
    [
      'a cursor within an object',
      'bad: person(slug: "kim-jong-un") { name visits(after: "x") { totalCount } }',
      { bad: null },
      ['bad', 'visits'],
    ],
    [
      'a missing day that another argument requires',
      'bad: person(slug: "kim-jong-un") { positions(certainty: KNOWN) { title } }',
      { bad: null },
      ['bad', 'positions'],
    ],
    ['a cursor at the root, where a list is never null', 'bad: visits(after: "x") { totalCount }', null, ['bad']],
  ])('%s', async (_what, bad, data, path) => {
    const { id } = await db.prisma.person.findUniqueOrThrow({ where: { slug: 'kim-jong-un' } });
    const query = `{ ${bad.replace('KIM', toGlobalId('Person', id))} ${good} }`;
    for (const { body } of await answers(query)) {
      const { errors, ...answer } = JSON.parse(body);
      expect(answer).toEqual({ data: data && { ...data, good: title } });
      expect(errors).toMatchObject([{ path, extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });
});
