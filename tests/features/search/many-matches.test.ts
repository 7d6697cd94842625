import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';

// Too many visits match to read all: a page reads them in the order of their ids, starting at its cursor.

const VISITS = 1_050;
const TOPICS = 30;

let db: Database;
let schema: GraphQLSchema;
let compiler: Compiler;

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  compiler = new Compiler(schema);
  db = await emptyStore();
  await db.prisma.$transaction(async (tx) => {
    const { id: sourceId } = await tx.source.create({
      data: {
        slug: 'calls',
        kind: 'LINK',
        title: 'Routine calls',
        titleFolded: 'routine calls',
        url: 'https://example.org',
        sha256: 'a'.repeat(64),
        length: 0,
      },
    });
    const { id: hostCountryId } = await tx.country.create({ data: { slug: 'host', name: 'Host', namesFolded: 'host' } });
    await tx.$executeRaw`
      WITH called AS (
        INSERT INTO "Visit" (id, slug, title, "titleFolded", status, "hostCountryId")
        SELECT gen_random_uuid(), 'call-' || n, 'Routine call ' || n, 'routine call ' || n, 'COMPLETED', ${hostCountryId}::uuid
        FROM generate_series(1, ${VISITS}::int) n RETURNING id
      )
      INSERT INTO "Citation" (id, "sourceId", start, "end", ordinal, "isMain", "visitId")
      SELECT gen_random_uuid(), ${sourceId}::uuid, 0, 0, 0, TRUE, id FROM called`;
    await tx.$executeRaw`INSERT INTO "Topic" (id, slug, name, "nameFolded")
      SELECT gen_random_uuid(), 'topic-' || n, 'Routine ' || n, 'routine ' || n FROM generate_series(1, ${TOPICS}::int) n`;
  });
});
afterAll(() => db.close());

/** Sets PostgreSQL's estimate of the number of visits. */
const RELTUPLES = `SELECT reltuples FROM pg_class WHERE oid = '"Visit"'::regclass`;

const QUERY = `query ($query: String!, $types: [SearchType!], $first: Int, $after: String) {
  search(query: $query, types: $types, first: $first, after: $after) {
    totalCount
    cappedCount
    edges { cursor score node { __typename ... on Labelled { slug } } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

interface Page {
  totalCount: number;
  cappedCount: number;
  edges: { cursor: string; score: number; node: { __typename: string; slug: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
}

/** Searches compiled and resolved. */
async function pageOf(variables: Record<string, unknown>): Promise<Page> {
  const statement = await byStatement(compiler, db, QUERY, variables);
  if ('reason' in statement) throw new Error(statement.reason);
  expect(await byResolvers(schema, db, QUERY, variables)).toBe(statement.text);
  return (JSON.parse(statement.text) as { data: { search: Page } }).data.search;
}

async function all(query: string, types: string[] | null = null): Promise<Page['edges']> {
  const edges: Page['edges'] = [];
  for (let after: string | null = null; ;) {
    const page = await pageOf({ query, types, first: 100, after });
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    expect(page.cappedCount).toBe(Math.min(page.totalCount, 1_001));
    expect(page.totalCount).toBeGreaterThanOrEqual(edges.length + page.edges.length);
    edges.push(...page.edges);
    if (!page.pageInfo.hasNextPage) {
      expect(edges).toHaveLength(page.totalCount);
      return edges;
    }
    after = page.pageInfo.endCursor;
  }
}

it('pages through all of them once: ranked matches first, then the rest by type and id', async () => {
  const edges = await all('routine');
  expect(edges).toHaveLength(1 + TOPICS + VISITS);
  expect(new Set(edges.map(({ node }) => node.slug)).size).toBe(edges.length);
  expect(edges.map(({ score }) => score)).toEqual(edges.map(({ score }) => score).toSorted((a, b) => b - a));
  expect(edges.slice(0, 1 + TOPICS).every(({ score }) => score > 0)).toBe(true);
  const ids = await db.query<[string]>({ text: 'SELECT slug FROM "Visit" ORDER BY id', values: [] });
  expect(edges.slice(1 + TOPICS).map(({ node }) => node.slug)).toEqual(ids.map(([slug]) => slug));
});

it('continues from any cursor: among the ranked matches, after the last of them, and within one type', async () => {
  const edges = await all('routine', ['VISIT']);
  expect(edges).toHaveLength(VISITS);
  const [nearlyLast, last] = [edges.at(-2)!, edges.at(-1)!];
  const end = await pageOf({ query: 'routine', types: ['VISIT'], first: 5, after: nearlyLast.cursor });
  expect(end.edges.map(({ cursor }) => cursor)).toEqual([last.cursor]);
  const beyond = await pageOf({ query: 'routine', first: 5, after: last.cursor });
  expect(beyond).toMatchObject({ edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: true } });
  const ranked = await pageOf({ query: 'routine', first: 10 });
  const next = await pageOf({ query: 'routine', first: 100, after: ranked.pageInfo.endCursor });
  expect(next.edges.filter(({ score }) => score > 0)).toHaveLength(1 + TOPICS - 10);
});

it('finds the same matches, unranked, if PostgreSQL expects too many to count first', async () => {
  const edges = await all('routine', ['VISIT']);
  await db.query({ text: 'ANALYZE "Visit"', values: [] });
  const [[rows]] = (await db.query<[number]>({ text: RELTUPLES, values: [] })) as [[number]];
  await db.query({ text: `UPDATE pg_class SET reltuples = 100000 WHERE oid = '"Visit"'::regclass`, values: [] });
  const estimated = await db.query<[boolean]>({
    text: `SELECT search_is_frequent('"Visit"', '''routin''', sqrt(30 * 100000)::int)`,
    values: [],
  });
  expect(estimated).toEqual([[true]]);
  expect(await all('routine', ['VISIT'])).toEqual(edges);
  expect((await all('"routine call 7"', ['VISIT'])).map(({ score }) => score > 0)).toEqual([true]);
  await db.query({ text: `UPDATE pg_class SET reltuples = ${rows} WHERE oid = '"Visit"'::regclass`, values: [] });
});
