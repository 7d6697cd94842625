import fc from 'fast-check';
import { getNamedType, type GraphQLInputObjectType, type GraphQLObjectType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Compiler } from '../../../src/read/compile/compiler.js';
import { type NodeType, toGlobalId } from '../../../src/read/global-id.js';
import { createSchema } from '../../../src/types/schema.js';
import { ask } from '../../support/ask.js';
import { byStatement } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';
import { fillWorld } from '../../support/world.js';

let db: Database;
let compiler: Compiler;
const schema = await createSchema();

beforeAll(async () => {
  db = await emptyStore();
  compiler = new Compiler(schema);
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

/** A list with pages, as the schema has it. */
interface List {
  /** Its field, and the type whose field it is; of the lists at the root, Query. */
  parent: GraphQLObjectType;
  field: string;
  /** The type of what it lists. */
  type: string;
  order: GraphQLInputObjectType | null;
}

/** Every list with pages but the history (which only editors may read) and search (which ranks, and has no `last`). */
const lists = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type))
  .flatMap((parent) =>
    Object.values(parent.getFields()).flatMap(({ name, args, type }): List[] => {
      const listed = /^(.+)Connection$/.exec(getNamedType(type).name)?.[1];
      if (!listed || ['Change', 'Search'].includes(listed) || parent.name === 'Mutation') return [];
      const order = getNamedType(args.find((arg) => arg.name === 'orderBy')?.type) ?? null;
      return [{ parent, field: name, type: listed, order: order as GraphQLInputObjectType | null }];
    }),
  );

type Item = Record<string, 'ASC' | 'DESC'>;

/** The order that a list has by default, and the columns of each key of an order: null is last in both directions. */
const DEFAULTS: Record<string, Item> = {
  Country: { name: 'ASC' },
  Person: { name: 'ASC' },
  Organization: { name: 'ASC' },
  Topic: { name: 'ASC' },
  Source: { title: 'ASC' },
  Visit: { start: 'ASC' },
  Event: { start: 'ASC' },
  Statement: { passage: 'ASC' },
  Position: { start: 'DESC' },
  Delegate: { place: 'ASC' },
};

function defaultOf(type: string): Item {
  const item = DEFAULTS[type];
  if (!item) throw new Error(`say in DEFAULTS what lists of ${type} are sorted by`);
  return item;
}
const COLUMNS: Record<string, string[]> = {
  start: ['startEarliest', 'startLatest'],
  saidOn: ['saidOnEarliest', 'saidOnLatest'],
  passage: ['sourceId', 'passageStart'],
  place: ['ordinal'],
};

/** No order, each key both ways, and two and three keys in mixed directions. */
function ordersOf({ order }: List): Item[][] {
  if (!order) return [[]];
  const keys = Object.keys(order.getFields());
  const single = keys.flatMap((key): Item[] => [{ [key]: 'ASC' }, { [key]: 'DESC' }]);
  const several = fc.sample(fc.array(fc.constantFrom(...single), { minLength: 2, maxLength: 3 }), { numRuns: 3 });
  return [[], ...single.map((item) => [item]), ...several];
}

/** The rows of a type by their global ids, as text that JavaScript sorts as the store should. */
async function rowsOf(type: string): Promise<Map<string, Record<string, string | number | null>>> {
  const rows = await db.query<[string]>({ text: `SELECT to_jsonb(row)::text FROM "${type}" AS row`, values: [] });
  return new Map(rows.map(([text]) => JSON.parse(text)).map((row) => [toGlobalId(type as NodeType, row.id), row]));
}

/** Whether rows stand in an order. Among those that are equal in all its keys, any order will do. */
function inOrder(rows: Record<string, string | number | null>[], items: Item[]): boolean {
  const keys = items.flatMap((item) => {
    const [[name, direction]] = Object.entries(item) as [[string, string]];
    return (COLUMNS[name] ?? [name]).map((column) => ({ column, sign: direction === 'ASC' ? 1 : -1 }));
  });
  const compare = (one: (typeof rows)[number], other: (typeof rows)[number]) => {
    for (const { column, sign } of keys) {
      const [a, b] = [one[column]!, other[column]!];
      if (a === b) continue;
      if (a === null || b === null) return a === null ? 1 : -1;
      return (typeof a === 'string' ? Buffer.compare(Buffer.from(a), Buffer.from(b as string)) : a - (b as number)) * sign; // prettier-ignore
    }
    return 0;
  };
  return rows.every((row, index) => index === 0 || compare(rows[index - 1]!, row) <= 0);
}

/** Where a list is found: an object by its id, null at the root; of a readout, its place among those of the visit. */
interface Place {
  id: string | null;
  index: number;
}

/** Objects that have no id, by the type and the field in which they stand. */
const WITHIN: Record<string, { type: string; field: string }> = { Readout: { type: 'Visit', field: 'readouts' } };

/** The longest list of its kind. */
async function longest({ parent, field }: List): Promise<Place> {
  if (parent.name === 'Query') return { id: null, index: 0 };
  const within = WITHIN[parent.name];
  const owner = within?.type ?? parent.name;
  const root = Object.values(schema.getQueryType()!.getFields()).find(
    ({ args, type }) => getNamedType(type).name === `${owner}Connection` && args.some(({ name }) => name === 'where'),
  );
  const count = `list: ${field} { totalCount }`;
  const query = `{ all: ${root!.name}(first: 100) { nodes { id ${within ? `within: ${within.field} { ${count} }` : count} } } }`;
  const { all } = await ask(schema, db, query);
  const places: (Place & { length: number })[] = all.nodes.flatMap((node: any) =>
    (node.within ?? [node]).map(({ list }: any, index: number) => ({ id: node.id, index, length: list.totalCount })),
  );
  const place = places.toSorted((a, b) => b.length - a.length)[0]!;
  expect(place.length, `${parent.name}.${field}: put rows for it into tests/support/world.ts`).toBeGreaterThan(1);
  return place;
}

/** Reads a page by one way of answering. */
function reader(list: List, { id, index }: Place, orderBy: Item[], way: 'resolvers' | 'compiler') {
  const within = WITHIN[list.parent.name];
  const ordered = list.order ? `$orderBy: [${list.order.name}!], ` : '';
  const field = `list: ${list.field}(${list.order ? 'orderBy: $orderBy, ' : ''}${args}) { ${page} }`;
  const inner = within ? `${within.field} { ${field} }` : field;
  const outer = id === null ? inner : `node(id: "${id}") { ... on ${within?.type ?? list.parent.name} { ${inner} } }`;
  const query = `query (${ordered}${parameters}) { ${outer} }`;
  const found = (data: any): Page => {
    const object = id === null ? data : data.node;
    return (within ? object[within.field][index] : object).list;
  };
  return async (given: object): Promise<Page> => {
    const variables = { ...given, ...(orderBy.length > 0 && { orderBy }) };
    if (way === 'resolvers') return found(await ask(schema, db, query, variables));
    const answer = await byStatement(compiler, db, query, variables);
    if ('reason' in answer) throw new Error(answer.reason);
    return found(JSON.parse(answer.text).data);
  };
}

describe('pages are together the whole list, in order, forwards and backwards', () => {
  it('of every noun', () => {
    const names = lists.map(({ parent, field }) => `${parent.name}.${field}`);
    expect(names).toEqual(expect.arrayContaining(['Query.visits', 'Query.statements', 'Person.visits', 'Person.statements', 'Visit.delegation', 'Country.visitsHosted', 'Organization.positions', 'Topic.statements', 'Source.visits'])); // prettier-ignore
  });

  it.each(lists.map((list) => [`${list.parent.name}.${list.field}`, list] as const))('%s', async (_name, list) => {
    const rows = await rowsOf(list.type);
    const place = await longest(list);
    for (const orderBy of ordersOf(list)) {
      for (const way of ['resolvers', 'compiler'] as const) {
        const read = reader(list, place, orderBy, way);
        const whole = await read({ first: 100 });
        const ids = whole.nodes.map(({ id }) => id);
        expect(whole.totalCount).toBe(ids.length);
        expect(new Set(ids).size).toBe(ids.length);
        if (place.id === null) expect(ids.length).toBe(rows.size);
        const order = orderBy.length > 0 ? orderBy : [defaultOf(list.type)];
        const listed = ids.map((id) => rows.get(id)!);
        expect(inOrder(listed, order), `${way}, by ${JSON.stringify(order)}`).toBe(true);
        await readsTheSame(read, ids, pageSize(ids.length));
      }
    }
  });
});

/** Of a list that takes six pages at most. */
function pageSize(length: number): number {
  return fc.sample(fc.integer({ min: Math.max(1, Math.ceil(length / 6)), max: length + 1 }), { numRuns: 1 })[0]!;
}

describe('pages', () => {
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

/** Reads a list page by page, forwards and backwards. */
async function readsTheSame(read: (page: object) => Promise<Page>, ids: string[], size: number): Promise<void> {
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
  expect(forwards, `in pages of ${size}`).toEqual(ids);

  const backwards: string[] = [];
  for (let before: string | null = null; ;) {
    const { nodes, pageInfo } = await read({ last: size, before });
    expect(pageInfo.hasNextPage).toBe(before !== null);
    backwards.unshift(...nodes.map(({ id }) => id));
    expect(pageInfo.hasPreviousPage).toBe(backwards.length < ids.length);
    if (!pageInfo.hasPreviousPage) break;
    before = pageInfo.startCursor;
  }
  expect(backwards, `in pages of ${size}`).toEqual(ids);
}
