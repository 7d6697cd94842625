import { type DocumentNode, getOperationAST, parse, type GraphQLSchema } from 'graphql';
import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { CostMeter } from '../../../src/http/limits/cost-meter.js';
import { readExamples } from '../../../src/features/playground/page.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';

const MAX_NODES = 50_000;

let schema: GraphQLSchema;
beforeAll(async () => void (schema = await createSchema(FEATURES)));

function cost(query: string | DocumentNode, variables: Record<string, unknown> = {}, meter = new CostMeter(schema)) {
  const document = typeof query === 'string' ? parse(query) : query;
  return meter.measure(document, getOperationAST(document)!, variables)!;
}

describe('the nodes of an operation', () => {
  test.each([
    ['plain values are free', '{ __typename }', 0],
    ['an object counts as one', '{ visit(slug: "x") { id title } }', 1],
    ['a nested object counts as one', '{ visit(slug: "x") { hostCountry { name } } }', 2],
    ['a connection counts as one, and its default page as 20', '{ visits { nodes { id } } }', 21],
    ['first sets the size of the page', '{ visits(first: 5) { nodes { id } } }', 6],
    ['last sets the size of the page', '{ visits(last: 5) { nodes { id } } }', 6],
    ['a size out of bounds, which the field refuses, counts as the bound', '{ visits(first: 1000) { nodes { id } } }', 101],
    ['an edge counts as its node', '{ visits(first: 5) { edges { cursor node { id } } } }', 6],
    ['cursors alone count as rows', '{ visits(first: 5) { edges { cursor } } }', 6],
    ['a total count counts as ten for a page of any size', '{ visits(first: 100) { totalCount } }', 11],
    ['pageInfo is free', '{ visits(first: 5) { pageInfo { endCursor } } }', 1],
    ['a plain list counts as ten', '{ visit(slug: "x") { citations { start } } }', 11],
    ['nodes by ids count as one each', '{ nodes(ids: ["a", "b", "c"]) { id } }', 3],
    ['a page within a page is multiplied', '{ visits(first: 10) { nodes { delegation(first: 5) { nodes { id } } } } }', 71],
    [
      'a condition and its object count as one each, and as ten each for planning',
      '{ visits(first: 0, where: { slug: { equals: "x" } }) { nodes { id } } }',
      4 + 30,
    ],
    [
      'a filter of a list within a page is multiplied, and planned once',
      '{ visits(first: 10) { nodes { delegation(first: 5, where: { side: GUEST }) { nodes { id } } } } }',
      91 + 20,
    ],
    ['a search costs a hundred more, and ten for each word', '{ search(query: "x", first: 5) { totalCount } }', 121],
    ['a count of all visits costs a hundred more', '{ visitCounts(groupBy: YEAR) { count } }', 110],
    [
      'a union costs as much as its most expensive type',
      '{ search(query: "x", first: 2) { nodes { ... on Person { kin { kind } } ... on Visit { id } } } }',
      133,
    ],
    ['skipped fields are free', '{ visits(first: 5) @skip(if: true) { nodes { id } } a: __typename }', 0],
    ['merged fields count once', '{ visit(slug: "x") { id } visit(slug: "x") { title } }', 1],
    [
      'a fragment counts wherever it is spread',
      '{ a: visit(slug: "x") { ...V } b: visit(slug: "y") { ...V } } fragment V on Visit { hostCountry { name } }',
      4,
    ],
  ])('%s', (_what, query, nodes) => expect(cost(query).nodes).toBe(nodes));

  test('depend only on the variables that affect them', () => {
    const meter = new CostMeter(schema);
    const query = `query ($first: Int = 7, $skip: Boolean = false, $where: VisitWhere) {
      visits(first: $first, where: $where) @skip(if: $skip) { nodes { id } } }`;
    for (let sight = 0; sight < 2; sight++) {
      expect(cost(query, {}, meter).nodes).toBe(8);
      expect(cost(query, { first: 9 }, meter).nodes).toBe(10);
      expect(cost(query, { skip: true }, meter).nodes).toBe(0);
      expect(cost(query, { where: { slug: { equals: 'x' } } }, meter)).toMatchObject({ nodes: 41, conditions: 3 });
    }
    expect(cost(query, { first: 'nine' }, meter)).toBeNull();
    expect(cost(query, { first: null }, meter).nodes, 'null means no page size, not the default').toBe(21);
    expect(cost('query ($toString: Int = 3) { visits(first: $toString) { nodes { id } } }', {}, meter).nodes).toBe(4);
  });
});

describe('types nested within types', () => {
  const history = (inside: string) => `... on Recorded { history(first: 1) { nodes { node { ${inside} } } } }`;

  test('are counted, for example the history of nodes in a history', () => {
    const named = (inside: string) => `history(first: 1) { nodes { node { ${inside} } } }`;
    expect(cost(`{ visit(slug: "x") { ${named(history('id'))} } }`).nodes).toBe(7);
  });

  test('are limited, since a small document could take seconds to price and plan', () => {
    const inside = history(history(history(history('id'))));
    const refused = { code: 'LIMIT_EXCEEDED', limit: 'types', maximum: 1_000 };
    expect(() => cost(`{ node(id: "x") { ${inside} } }`)).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining(refused) }),
    );
  });
});

describe('the cost of a count', () => {
  const sizes: Record<string, number> = {
    Visit: 100_000,
    Statement: 500_000,
    Country: 250,
    Topic: 30,
    StatementTopic: 750_000,
    Citation: 1_250_000,
    Position: 50_000,
    Delegate: 600_000,
  };
  const stored = { of: (model: string) => sizes[model] ?? 0, reading: 1 };
  const nodes = (query: string) => cost(query, {}, new CostMeter(schema, stored)).nodes;

  test.each([
    ['a count of all rows, one node for a thousand rows', '{ statements(first: 0) { totalCount } }', 1 + 10 + 500],
    [
      'a list within objects, by its average length',
      '{ topics(first: 4) { nodes { statements(first: 0) { totalCount } } } }',
      1 + 4 * (1 + 1 + 10 + 25 + 375),
    ],
    [
      'a list by a foreign key, by its average length',
      '{ countries(first: 10) { nodes { visitsHosted(first: 0) { totalCount } } } }',
      1 + 10 * (1 + 1 + 10 + 0.4),
    ],
    [
      'the same again for each condition',
      '{ statements(first: 0, where: { kind: [PARAPHRASE] }) { totalCount } }',
      1 + 10 + 22 + 1_500 + 1_125,
    ],
    [
      'a filter without a count, three quarters of a count',
      '{ statements(first: 0, where: { kind: [PARAPHRASE] }) { nodes { id } } }',
      1 + 22 + 1_125,
    ],
    [
      'a list through a join table, which is read and sorted for a page',
      '{ topics(first: 4) { nodes { statements(first: 5) { nodes { id } } } } }',
      1 + 4 * (1 + 1 + 5 + 375),
    ],
    [
      'a list by a foreign key that the client sorts, if an index has that order',
      '{ countries(first: 10) { nodes { visitsHosted(first: 0, orderBy: [{ start: ASC }]) { nodes { id } } } } }',
      1 + 10 * (1 + 1 + 2 + 6) + 20,
    ],
    [
      'all rows, if no index fits',
      '{ countries(first: 10) { nodes { visitsHosted(first: 0, orderBy: [{ title: ASC }]) { nodes { id } } } } }',
      1 + 10 * (1 + 1 + 2 + 600) + 20,
    ],
    [
      'a filter of a list within objects, whose rows are fetched for it',
      '{ countries(first: 10) { nodes { visitsHosted(first: 0, where: { kind: [STATE] }) { nodes { id } } } } }',
      1 + 10 * (1 + 1 + 2 + 15 * 3 * 0.4) + 20,
    ],
    [
      'groups of all rows, read by value',
      '{ statementCountsConnection(by: [KIND], first: 0) { nodes { count } } }',
      101 + 5 * 500,
    ],
    [
      'groups of joined rows, six nodes for a thousand rows',
      '{ statementCountsConnection(by: [TOPIC], first: 0) { nodes { count } } }',
      101 + 5 * 500 + 6 * (750 + 0.03),
    ],
    [
      'groups by two values, three times as much, and six times as much for joined rows',
      '{ statementCountsConnection(by: [TOPIC, KIND], first: 0) { nodes { count } } }',
      101 + 9 * 500 + 6 * (3 * 750 + 6 * 0.03),
    ],
    [
      'groups by two values of which rows may have several, six times that',
      '{ statementCountsConnection(by: [TOPIC, PERSON], first: 0) { nodes { count } } }',
      101 + 9 * 500 + 6 * (6 * 750 + 6 * 0.03),
    ],
    [
      'no joined rows if rows are counted, but no groups',
      '{ statementCountsConnection(by: [TOPIC, PERSON], first: 0) { statementsCount unresolved } }',
      101 + 9 * 500 + 6 * (6 * 750 + 6 * 0.03) + 2 * (10 + 500),
    ],
    [
      'nothing for the citations of one fact that support a field',
      '{ event(slug: "x") { citations(supporting: START) { start } } }',
      1 + 10,
    ],
    ['a table that is compared with itself', '{ suspectedDuplicates(first: 0) { nodes { visit { id } } } }', 101 + 100 + 600],
    [
      'rows that are counted for each visit',
      '{ visits(first: 0, where: { sourcesCount: { gte: 2 } }) { nodes { id } } }',
      1 + 33 + 300 + 10_000,
    ],
    [
      'all rows that a condition may read, seven nodes for a thousand rows',
      '{ visits(first: 0, where: { hasTopic: false }) { nodes { id } } }',
      1 + 22 + 225 + 7 * (500 + 750 + 0.03),
    ],
    [
      'no rows if an index finds the given value',
      '{ visits(first: 0, where: { topic: { slug: { equals: "x" } } }) { nodes { id } } }',
      1 + 44 + 375,
    ],
    [
      'all rows that a filter passes through, unless it names the row it finds',
      '{ people(first: 0, where: { delegation: { capacity: [HEAD] } }) { nodes { id } } }',
      1 + 33 + 7 * 600,
    ],
    [
      'offices held at the time, whose days are combined',
      '{ visits(first: 0, where: { held: { certainty: KNOWN } }) { nodes { id } } }',
      1 + 33 + 300 + 4 * 7 * 50,
    ],
    ['a page without a count or a filter, nothing more', '{ statements(first: 5) { nodes { id } } }', 6],
  ])('%s', (_what, query, expected) => expect(nodes(query)).toBe(Math.ceil(expected)));

  test('has a maximum that allows counting a table of any size', () => {
    sizes['Statement'] = 1e9;
    expect(nodes('{ statements(first: 0) { totalCount } }')).toBe(30_011);
    expect(nodes('{ statementCountsConnection(by: [KIND], first: 0) { nodes { count } } }')).toBe(40_101);
    expect(nodes('{ statements(first: 0, where: { kind: [PARAPHRASE] }) { totalCount } }')).toBe(30_011 + 15_000 + 22);
    sizes['Statement'] = 500_000;
  });

  test('is based on the most recently read table sizes', () => {
    const meter = new CostMeter(schema, stored);
    const query = parse('{ visits(first: 0) { totalCount } }');
    expect(cost(query, {}, meter).nodes).toBe(111);
    sizes['Visit'] = 200_000;
    expect(cost(query, {}, meter).nodes, 'known').toBe(111);
    stored.reading++;
    expect(cost(query, {}, meter).nodes).toBe(211);
    sizes['Visit'] = 100_000;
  });
});

describe('the cost of a mutation', () => {
  const edits = (count: number) => ({
    input: { edits: Array.from({ length: count }, () => ({ createTopic: { source: 's', name: 'peace' } })) },
  });
  const apply = 'mutation ($input: ApplyEditsInput!) { applyEdits(input: $input) { errors { code } } }';
  const characters = (text: string) => text.length / 100;

  test('is 100 nodes, 50 for each edit, one per 100 characters, and its payload', () => {
    const given = (count: number) => 100 + 50 * count + 0.06 * count + 1 + 10;
    for (const count of [1, 100]) expect(cost(apply, edits(count)).nodes).toBe(Math.ceil(given(count)));
  });

  test('applies once per alias, so twenty aliases with a hundred edits each are refused', () => {
    const aliases = Array.from({ length: 20 }, (_, n) => `f${n}: applyEdits(input: $input) { dataVersion }`).join(' ');
    expect(cost(`mutation ($input: ApplyEditsInput!) { ${aliases} }`, edits(100)).nodes).toBeGreaterThan(2 * MAX_NODES);
  });

  test.each([
    [
      'a string in its own variable',
      'mutation ($text: String) { importSource(input: { annotation: "{}", text: $text, keepText: true }) { dataVersion } }',
    ],
    [
      'a file',
      'mutation ($text: String!) { previewMapping(input: { mapping: "{}", file: { name: "x.csv", base64: $text } }) { recordsRead } }',
    ],
  ])('includes %s at its current length', (_what, query) => {
    const meter = new CostMeter(schema);
    const nodes = (text: string) => cost(query, { text }, meter).nodes;
    const long = 'x'.repeat(100_000);
    expect(nodes(long) - nodes('')).toBe(characters(long));
    expect(nodes('')).toBeLessThan(200);
    expect(nodes('x'.repeat(5_000_000)), 'even a very long text fits the budget').toBeLessThan(MAX_NODES / 2);
  });

  test('does not include the cost of a search', () => {
    const preview = '(input: { mapping: "{}", file: { name: "x.csv", base64: "" } }) { recordsRead }';
    const aliases = Array.from({ length: 20 }, (_, n) => `f${n}: previewMapping${preview}`).join(' ');
    expect(cost(`mutation { ${aliases} }`).searches).toBe(0);
  });
});

test('typical queries stay well below the budget', async () => {
  const examples = await readExamples();
  for (const { name, query, variables } of examples) {
    expect(cost(query, JSON.parse(variables ?? '{}') as object as never).nodes, name).toBeLessThan(MAX_NODES / 4);
  }
  for (const folder of ['tests/queries', 'bench/operations']) {
    for (const file of await readdir(folder)) {
      if (!file.endsWith('.graphql')) continue;
      const query = await readFile(`${folder}/${file}`, 'utf8');
      const variables = { slug: 'x', query: 'x', first: 20, asOf: '2018-03-25', term: 'x' };
      expect(cost(query, variables)?.nodes ?? 0, file).toBeLessThan(MAX_NODES / 4);
    }
  }
});
