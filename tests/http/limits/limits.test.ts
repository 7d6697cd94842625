import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { watchedServer, type WatchedServer } from './watched-server.js';

let server: WatchedServer;
beforeAll(async () => void (server = await watchedServer()));
afterAll(() => server?.close());
beforeEach(() => void server.askedStore());

const repeat = (count: number, text: string | ((index: number) => string)) =>
  Array.from({ length: count }, (_, index) => (typeof text === 'string' ? text : text(index))).join(' ');
const nested = (depth: number, value: unknown): unknown => (depth === 0 ? value : { NOT: nested(depth - 1, value) });
const kin = (depth: number): string => (depth === 0 ? 'name' : `kin { person { ${kin(depth - 1)} } }`);
const page = (size: string) => `visits(first: ${size}) { nodes { delegation(first: ${size}) { nodes { person {
  visits(first: ${size}) { nodes { id } } } } } } }`;
const where = 'query ($where: VisitWhere) { visits(where: $where) { totalCount } }';

interface Refusal {
  of: string;
  query: string;
  variables?: object;
  limit: string;
  maximum: number;
  value: number;
}

const refusals: Refusal[] = [
  { of: 'tokens', query: `{ ${repeat(1_999, 'a')} }`, limit: 'tokens', maximum: 2_000, value: 2_001 },
  { of: 'brackets, before they are parsed', query: '{a'.repeat(900), limit: 'nesting', maximum: 100, value: 900 },
  {
    of: 'fields inside fields, through fragments',
    query: `{ person(slug: "x") { ...Far } } fragment Far on Person { ${kin(8)} }`,
    limit: 'depth',
    maximum: 15,
    value: 18,
  },
  {
    of: 'selections of a bomb of fragments',
    query: `{ ...F0 } ${repeat(10, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)}
      fragment F10 on Query { __typename }`,
    limit: 'selections',
    maximum: 2_000,
    value: 3_071,
  },
  {
    of: 'aliases, through fragments',
    query: `{ a: person(slug: "x") { ...Names } b: person(slug: "y") { ...Names } }
      fragment Names on Person { ${repeat(15, (n) => `n${n}: name`)} }`,
    limit: 'aliases',
    maximum: 30,
    value: 32,
  },
  {
    of: 'fields at the root',
    query: `{ ${repeat(21, (n) => `r${n}: __typename`)} }`,
    limit: 'rootFields',
    maximum: 20,
    value: 21,
  },
  {
    of: 'selections of one key, merged fields included',
    query: `{ ${repeat(17, 'visit(slug: "x") { title title title }')} }`,
    limit: 'duplicates',
    maximum: 50,
    value: 51,
  },
  {
    of: 'directives',
    query: `{ __typename ${repeat(51, '@skip(if: false)')} }`,
    limit: 'directives',
    maximum: 50,
    value: 51,
  },
  { of: 'nodes, by literals', query: `{ ${page('100')} }`, limit: 'nodes', maximum: 50_000, value: 1_030_201 },
  {
    of: 'nodes, by a variable',
    query: `query ($size: Int) { ${page('$size')} }`,
    variables: { size: 100 },
    limit: 'nodes',
    maximum: 50_000,
    value: 1_030_201,
  },
  {
    of: 'conditions, by a variable',
    query: where,
    variables: { where: { OR: Array.from({ length: 100 }, () => ({ slug: { equals: 'x' } })) } },
    limit: 'conditions',
    maximum: 200,
    value: 301,
  },
  {
    of: 'bytes of the variables',
    query: where,
    variables: { where: { slug: { equals: 'x'.repeat(65_536) } } },
    limit: 'variableBytes',
    maximum: 65_536,
    value: 65_568,
  },
  {
    of: 'values in the variables',
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: { ids: Array.from({ length: 2_000 }, () => 'x') },
    limit: 'variableValues',
    maximum: 2_000,
    value: 2_001,
  },
  {
    of: 'depth of the variables',
    query: where,
    variables: { where: nested(500, {}) },
    limit: 'variableDepth',
    maximum: 20,
    value: 21,
  },
];

describe('a request is rejected if it has too many', () => {
  test.each(refusals)('$of', async ({ query, variables, limit, maximum, value }) => {
    for (const sight of ['first', 'second']) {
      const { status, errors, data } = await server.post({ query, variables });
      expect(status, sight).toBe(400);
      expect(errors, sight).toEqual([
        { message: expect.any(String), extensions: { code: 'LIMIT_EXCEEDED', limit, maximum, value } },
      ]);
      expect(errors![0]!.message, sight).toContain(String(maximum));
      expect(errors![0]!.message, sight).toContain(String(value));
      expect(data, sight).toBeUndefined();
      expect(server.askedStore(), sight).toBe(false);
    }
  });

  test('bytes in its body', async () => {
    const { status, errors } = await server.post({ query: '{ __typename }', variables: { pad: 'x'.repeat(262_144) } });
    expect(status).toBe(413);
    expect(errors![0]!.message).toMatch(/ has 262\d{3} bytes; the limit is 262144/);
    expect(errors![0]!.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'body', maximum: 262_144 });
  });
});

describe('a rejection', () => {
  test('has status 200 in application/json', async () => {
    const accept = { accept: 'application/json' };
    for (const query of ['{a'.repeat(900), `{ ${page('100')} }`]) {
      const { status, errors, headers } = await server.post({ query }, accept);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(errors![0]!.extensions['code']).toBe('LIMIT_EXCEEDED');
    }
  });

  test('applies to a GET', async () => {
    const search = new URLSearchParams({ query: `{ ${page('100')} }` });
    const response = await fetch(`${server.url}?${search}`, { headers: { 'apollo-require-preflight': 'true' } });
    const { errors } = (await response.json()) as { errors: { extensions: object }[] };
    expect(errors[0]!.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'nodes' });
  });

  test('applies to a second operation in an accepted document', async () => {
    const query = `query Small { __typename } query Large { ${page('100')} }`;
    expect((await server.post({ query, operationName: 'Small' })).status).toBe(200);
    expect((await server.post({ query, operationName: 'Large' })).status).toBe(400);
  });

  test.each([
    ['a NUL in the document', { query: '{ visit(slug: "a\\u0000b") { id } }' }, /document contains a NUL/],
    [
      'a NUL in a variable, with its path',
      { query: where, variables: { where: { slug: { in: ['a', 'b\0'] } } } },
      /"\$where\.slug\.in\.1" contains a NUL/,
    ],
    ['half a surrogate pair in a variable', { query: where, variables: { other: '\ud83d' } }, /"\$other" contains half/],
  ])('applies to %s', async (_what, parameters, message) => {
    const { status, errors } = await server.post(parameters);
    expect(status).toBe(400);
    expect(errors).toEqual([{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(server.askedStore()).toBe(false);
  });
});

describe('a request within the limits', () => {
  test('is answered, with its cost on request', async () => {
    const query = 'query ($first: Int) { visits(first: $first) { totalCount nodes { title } } }';
    const costOf = async (first: number) =>
      (await server.post({ query, variables: { first }, extensions: { cost: true } })).extensions;
    expect(await costOf(5)).toEqual({ cost: { nodes: 16, points: 1 } });
    expect(await costOf(100)).toEqual({ cost: { nodes: 111, points: 2 } });
    expect((await server.post({ query })).extensions).toBeUndefined();
  });

  test('reports a cost even if resolvers answer it', async () => {
    const query = '{ __schema { queryType { name } } visits(first: 1) { nodes { title } } }';
    const { extensions } = await server.post({ query, extensions: { cost: true } });
    expect(extensions).toEqual({ cost: { nodes: 4, points: 1 } });
  });

  test("can be a tool's introspection query", async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const { data } = await server.post({ query: getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true }) });
    expect(data).toHaveProperty('__schema');
  });
});
