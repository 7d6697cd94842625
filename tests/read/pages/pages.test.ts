import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { createSchema } from '../../../src/types/schema.js';
import { ask } from '../../support/ask.js';
import { emptyStore } from '../../support/store.js';
import { fillWorld } from '../../support/world.js';

let db: Database;
let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await createSchema();
  db = await emptyStore();
  await fillWorld(db, 1);
});
afterAll(() => db.close());

interface Page {
  nodes: { id: string }[];
  edges: { cursor: string; node: { id: string } }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const page = 'nodes { id } edges { cursor node { id } } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'; // prettier-ignore
const parameters = '$first: Int, $after: String, $last: Int, $before: String';
const args = 'first: $first, after: $after, last: $last, before: $before';

const direction = fc.constantFrom('ASC', 'DESC');
const visitOrder = fc.array(fc.oneof(fc.record({ start: direction }), fc.record({ title: direction })), {
  maxLength: 3,
});
const statementOrder = fc.array(fc.oneof(fc.record({ passage: direction }), fc.record({ saidOn: direction })), { maxLength: 2 }); // prettier-ignore

/** Lists of every kind: at the root with an order, through a relation, and through a join table. */
const lists = fc.oneof(
  fc.record({ path: fc.constant(['visits']), orderBy: visitOrder }).map(({ path, orderBy }) => ({
    path,
    query: `query ($orderBy: [VisitOrder!], ${parameters}) { visits(orderBy: $orderBy, ${args}) { ${page} } }`,
    variables: { orderBy },
  })),
  fc.record({ orderBy: statementOrder }).map(({ orderBy }) => ({
    path: ['statements'],
    query: `query ($orderBy: [StatementOrder!], ${parameters}) { statements(orderBy: $orderBy, ${args}) { ${page} } }`,
    variables: { orderBy },
  })),
  ...[
    ['person', 'person-3', 'visits'],
    ['person', 'person-3', 'statements'],
    ['visit', 'visit-5', 'delegation'],
    ['country', 'country-1', 'visitsHosted'],
    ['organization', 'organization-2', 'positions'],
    ['topic', 'topic-0', 'statements'],
    ['source', 'source-1', 'visits'],
  ].map(([root, slug, field]) =>
    fc.constant({
      path: [root!, field!],
      query: `query (${parameters}) { ${root}(slug: "${slug}") { ${field}(${args}) { ${page} } } }`,
      variables: {},
    }),
  ),
);

describe('pages', () => {
  it('put together are the whole list, forwards and backwards, and say truly what is before and after', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 30 }), async ({ path, query, variables }, size) => {
        const read = async (page: object): Promise<Page> => {
          const data = await ask(schema, db, query, { ...variables, ...page });
          return path.reduce((value, key) => value[key], data);
        };
        const whole = await read({ first: 100 });
        const ids = whole.nodes.map(({ id }) => id);
        expect(whole.totalCount).toBe(ids.length);
        expect(new Set(ids).size).toBe(ids.length);

        const forwards: string[] = [];
        for (let after: string | null = null; ;) {
          const { nodes, edges, pageInfo } = await read({ first: size, after });
          expect(edges.map(({ node }) => node)).toEqual(nodes);
          expect(pageInfo.hasPreviousPage).toBe(after !== null);
          expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
            edges[0]?.cursor ?? null,
            edges.at(-1)?.cursor ?? null,
          ]);
          forwards.push(...nodes.map(({ id }) => id));
          expect(pageInfo.hasNextPage).toBe(forwards.length < ids.length);
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor;
        }
        expect(forwards).toEqual(ids);

        const backwards: string[] = [];
        for (let before: string | null = null; ;) {
          const { nodes, pageInfo } = await read({ last: size, before });
          expect(pageInfo.hasNextPage).toBe(before !== null);
          backwards.unshift(...nodes.map(({ id }) => id));
          expect(pageInfo.hasPreviousPage).toBe(backwards.length < ids.length);
          if (!pageInfo.hasPreviousPage) break;
          before = pageInfo.startCursor;
        }
        expect(backwards).toEqual(ids);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('between two cursors hold what stands between them', async () => {
    const query = `query (${parameters}) { visits(${args}) { ${page} } }`;
    const whole: Page = (await ask(schema, db, query, { first: 100 })).visits;
    const [from, to] = [whole.edges[3]!.cursor, whole.edges[9]!.cursor];
    const between: Page = (await ask(schema, db, query, { first: 3, after: from, before: to })).visits;
    expect(between.nodes).toEqual(whole.nodes.slice(4, 7));
    expect(between.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const none: Page = (await ask(schema, db, query, { first: 3, after: whole.edges.at(-1)!.cursor })).visits;
    expect(none).toMatchObject({ nodes: [], totalCount: 40, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    expect((await ask(schema, db, query, { first: 0 })).visits).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: true },
    });
  });

  it('are refused where a size or a cursor is wrong', async () => {
    const query = `query (${parameters}) { visits(${args}) { nodes { id } } }`;
    const cursor = (await ask(schema, db, `{ visits(orderBy: { title: ASC }, first: 1) { edges { cursor } } }`)).visits.edges[0].cursor; // prettier-ignore
    for (const [variables, message] of [
      [{ first: -1 }, '`first` is -1; it must not be negative.'],
      [{ last: 101 }, '`last` is 101; a page holds at most 100.'],
      [{ first: 1, last: 1 }, 'Give `first` or `last`, not both.'],
      [{ after: 'nonsense' }, 'The cursor in `after` is malformed.'],
      [
        { before: Buffer.from('["startEarliest,startLatest,id","x",null,"y"]').toString('base64url') },
        'The cursor in `before` is malformed.',
      ],
      [{ after: cursor }, 'comes from a list in another order'],
    ] as const) {
      await expect(ask(schema, db, query, variables)).rejects.toThrow(message);
    }
  });
});
