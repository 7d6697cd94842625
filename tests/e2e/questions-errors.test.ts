import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './test-server.js';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.close());

interface Answer {
  data?: object | null;
  errors?: { message: string; extensions: { code: string } }[];
}

async function ask(query: string, variables: object = {}): Promise<Answer> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

const INVALID = 'GRAPHQL_VALIDATION_FAILED';
const BAD = 'BAD_USER_INPUT';

test.each([
  ['a page that is too large', '{ people(first: 101) { totalCount } }', BAD, '`first` is 101'],
  ['a page of negative size', '{ people(last: -1) { totalCount } }', BAD, '`last` is -1'],
  ['first together with last', '{ people(first: 1, last: 1) { totalCount } }', BAD, 'not both'],
  ['a page that is too large within a list', '{ visits { nodes { delegation(first: 101) { totalCount } } } }', BAD, '101'],
  ['a malformed id', '{ node(id: "abc") { id } }', BAD, 'id "abc" is malformed'],
  ['a malformed id among several', '{ nodes(ids: ["abc"]) { id } }', BAD, 'id "abc" is malformed'],
  ['a malformed cursor', '{ visits(after: "x") { totalCount } }', BAD, 'cursor in `after` is malformed'],
  ['an empty cursor', '{ visits(before: "") { totalCount } }', BAD, 'cursor in `before` is malformed'],
  ['a malformed cursor of a search', '{ search(query: "kim", after: "x") { totalCount } }', BAD, 'malformed'],
  ['an empty search', '{ search(query: "  ") { totalCount } }', BAD, '`query` is empty'],
  ['both code and slug', '{ country(code: "KP", slug: "north-korea") { name } }', BAD, 'exactly one'],
  ['neither code nor slug', '{ country { name } }', BAD, 'exactly one'],
  ['an invalid day', '{ visits(where: { start: { gte: "2018-02-30" } }) { totalCount } }', INVALID, '2018-02-30'],
  ['a day before the first year', '{ visits(where: { start: { gte: "0000-12-31" } }) { totalCount } }', INVALID, '0000'],
  ['an integer of more than 32 bits', '{ people(first: 2147483648) { totalCount } }', INVALID, '32-bit'],
  ['two keys in one order', '{ visits(orderBy: [{ start: ASC, title: ASC }]) { totalCount } }', INVALID, 'exactly one'],
])('%s is refused with a reason', async (_what, query, code, message) => {
  const { errors } = await ask(query);
  expect(errors).toMatchObject([{ message: expect.stringContaining(message) as string, extensions: { code } }]);
});

const WITH_TEXT = [
  'person(slug: $text) { id }',
  'organization(slug: $text) { id }',
  'country(slug: $text) { id }',
  'country(code: $text) { id }',
  'visit(slug: $text) { id }',
  'event(slug: $text) { id }',
  'topic(slug: $text) { id }',
  'source(slug: $text) { id }',
  'people(where: { name: { equals: $text } }) { totalCount nodes { id } }',
  'people(where: { slug: { in: [$text] } }) { nodes { id } }',
  'countries(where: { code: { startsWith: $text } }) { totalCount }',
  'organizations(where: { NOT: { name: { not: $text } } }) { totalCount }',
  'visits(where: { title: { contains: $text } }) { totalCount }',
  'statements(where: { topic: { name: { contains: $text } } }) { nodes { id } }',
  'visitCounts(groupBy: YEAR, where: { slug: { equals: $text } }) { count }',
  'people(after: $text) { totalCount }',
  'search(query: $text) { totalCount edges { headline } }',
  'search(query: "kim", after: $text) { totalCount }',
];

test.each(WITH_TEXT)('no string causes an internal error in %s', async (field) => {
  const query = `query ($text: String!) { ${field} }`;
  for (const text of ['\0', 'kim\0jong', '\ud800', '\udc00kim', '\uffff', '"\\\'%_', 'x'.repeat(60_000)]) {
    const { data, errors = [] } = await ask(query, { text });
    expect(errors.map(({ extensions }) => extensions.code).filter((code) => code !== BAD)).toEqual([]);
    if (errors.length === 0) expect(data).toBeTruthy();
  }
});
