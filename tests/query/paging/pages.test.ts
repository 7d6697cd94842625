import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { type NodeType, toGlobalId } from '../../../src/query/global-id.js';
import { ask } from '../../support/ask.js';
import { sortedAs } from '../../support/reference.js';
import { emptyStore } from '../../support/store.js';
import { sample, sampleOfEach } from '../../support/thorough.js';
import { fillWorld } from '../../support/world.js';
import { args, type Item, itemsOf, type List, lists, longest, page, type Page, parameters, reader, schema } from './lists.js';

let db: Database;
beforeAll(async () => {
  db = await emptyStore();
  await fillWorld(db, 1);
});
afterAll(() => db.close());

/** The default orders of lists that differ from the key that the description of `orderBy` names. */
const DEFAULTS: Record<string, Item> = {
  Statement: { passage: 'ASC' },
  Position: { start: 'DESC' },
  Delegate: { place: 'ASC' },
  Citation: { span: 'ASC' },
  Disagreement: { field: 'ASC' },
  'Person.delegations': { start: 'ASC' },
};

function defaultOf({ parent, field, type }: List): Item {
  const orderBy = parent.getFields()[field]!.args.find(({ name }) => name === 'orderBy');
  const [, documented = 'name'] = /The default order is by (\w+)\.$/.exec(orderBy?.description ?? '') ?? [];
  return DEFAULTS[`${parent.name}.${field}`] ?? DEFAULTS[type] ?? { [documented]: 'ASC' };
}

/** The columns of sort keys that are neither columns nor dates; null is last in both directions. */
const COLUMNS: Record<string, string[]> = {
  passage: ['sourceId', 'passageStart'],
  place: ['ordinal'],
  span: ['sourceId', 'start', 'end'],
};

/** No order, each key in both directions (one in six in `npm test`), and several keys. */
function ordersOf(list: List): Item[][] {
  const single = itemsOf(list);
  if (single.length === 0) return [[]];
  const several = fc.sample(fc.array(fc.constantFrom(...single), { minLength: 2, maxLength: 3 }), {
    numRuns: list.parent.name === 'Query' ? 3 : 1,
  });
  return [[], ...sample(single, 6).map((item) => [item]), ...several];
}

/** The rows of a type by global id, as text that JavaScript sorts as the store should. */
async function rowsOf(type: string): Promise<Map<string, Record<string, string | number | null>>> {
  const ofVisit = `|| jsonb_build_object('startEarliest', v."startEarliest", 'startLatest', v."startLatest")`;
  const text =
    type === 'Delegate'
      ? `SELECT (to_jsonb(row) ${ofVisit})::text FROM "Delegate" AS row JOIN "Visit" v ON v.id = row."visitId"`
      : `SELECT to_jsonb(row)::text FROM "${type}" AS row`;
  const rows = await db.query<[string]>({ text, values: [] });
  return new Map(rows.map(([text]) => JSON.parse(text)).map((row) => [toGlobalId(type as NodeType, row.id), row]));
}

type Value = string | number | null;

/** The types of the sort keys that are enums. */
const TYPES: Record<string, string> = { class: '"OfficeClass"' };

/** Whether rows are sorted. Rows that are equal in all keys can have any order. */
function inOrder(rows: Record<string, string | number | null>[], items: Item[]): boolean {
  const keys = items.flatMap((item) => {
    const [[name, direction]] = Object.entries(item) as [[string, string]];
    const own = `${name}Earliest` in rows[0]! ? [`${name}Earliest`, `${name}Latest`] : [name];
    return (COLUMNS[name] ?? own).map((column) => ({ column, sign: direction === 'ASC' ? 1 : -1 }));
  });
  const compare = (one: (typeof rows)[number], other: (typeof rows)[number]) => {
    for (const { column, sign } of keys) {
      const [a, b] = [one, other].map((row) => sortedAs(TYPES[column] ?? 'text', row[column] ?? null)) as [Value, Value];
      if (a === b) continue;
      if (a === null || b === null) return a === null ? 1 : -1;
      return (typeof a === 'string' ? Buffer.compare(Buffer.from(a), Buffer.from(b as string)) : a - (b as number)) * sign;
    }
    return 0;
  };
  return rows.every((row, index) => index === 0 || compare(rows[index - 1]!, row) <= 0);
}

describe('all pages together make up the whole list, in order, forwards and backwards', () => {
  it('every list is tested', () => {
    const names = lists.map(({ parent, field }) => `${parent.name}.${field}`);
    expect(names).toEqual(
      expect.arrayContaining([
        'Query.visits',
        'Query.statements',
        'Person.visits',
        'Person.statements',
        'Visit.delegation',
        'Country.visitsHosted',
        'Organization.positions',
        'Topic.statements',
        'Journey.visits',
        'Source.visits',
      ]),
    );
  });

  it.each(lists.map((list) => [`${list.parent.name}.${list.field}`, list] as const))('%s', async (_name, list) => {
    const rows = await rowsOf(list.type);
    const owner = await longest(db, list);
    for (const [n, orderBy] of ordersOf(list).entries()) {
      // The default order is read both ways, every other order one way in `npm test`, and one way per engine in the gate.
      for (const way of n === 0 ? WAYS : sampleOfEach(n % 2 === 0 ? WAYS : WAYS.toReversed(), 2)) {
        const read = reader(db, list, owner, orderBy, way);
        const { ids, totalCount } = await readAll(read);
        expect(totalCount).toBe(ids.length);
        expect(new Set(ids).size).toBe(ids.length);
        if (list.order !== null && owner.id === null) expect(ids.length).toBe(rows.size); // a list definition's own list
        const order = orderBy.length > 0 ? orderBy : [defaultOf(list)];
        const listed = ids.map((id) => rows.get(id)!);
        expect(inOrder(listed, order), `${way}, by ${JSON.stringify(order)}`).toBe(true);
        await readsTheSame(read, ids, pageSize(ids.length));
      }
    }
  });
});

const WAYS = ['resolvers', 'compiler'] as const;

type Read = ReturnType<typeof reader>;

/** Reads a list in pages of the maximum size. */
async function readAll(read: Read): Promise<{ ids: string[]; totalCount: number }> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { nodes, totalCount, pageInfo } = await read({ first: 100, after });
    ids.push(...nodes.map(({ id }) => id));
    if (!pageInfo.hasNextPage) return { ids, totalCount };
    after = pageInfo.endCursor;
  }
}

/** A list of at most six pages, each with at most a hundred entries. */
function pageSize(length: number): number {
  return fc.sample(fc.integer({ min: Math.max(1, Math.ceil(length / 6)), max: Math.min(length + 1, 100) }), {
    numRuns: 1,
  })[0]!;
}

describe('pages', () => {
  it('contain the entries between two cursors', async () => {
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

  it('are refused if their size or a cursor is invalid', async () => {
    const query = `query (${parameters}) { visits(${args}) { nodes { id } } }`;
    const cursor = (await ask(schema, db, `{ visits(orderBy: { title: ASC }, first: 1) { edges { cursor } } }`)).visits.edges[0]
      .cursor;
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
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null]);
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
