import { afterAll, beforeAll, expect, it } from 'vitest';
import { createContext } from '../../../src/schema/context/context.js';
import type { Database } from '../../../src/db/database.js';
import { Prisma, type PrismaClient } from '../../../src/db/generated/client.js';
import { toGlobalId } from '../../../src/query/global-id.js';
import type { Model } from '../../../src/query/load/loader.js';
import { findColumn } from '../../../src/query/model.js';
import { encodeCursor } from '../../../src/query/paging/cursor.js';
import { sortValues } from '../../../src/query/paging/order.js';
import { makeWorld, type World } from '../../db/rows.js';
import { ask } from '../../support/ask.js';
import { compare } from '../../support/reference.js';
import { emptyStore } from '../../support/store.js';
import { sampleOfEach } from '../../support/thorough.js';
import { type Item, itemsOf, type List, lists, orderOf, schema } from './lists.js';

// For a page deep in a long list, resolvers read hardly more than the page, as counted by PostgreSQL.

const LENGTH = 3_000;
const SIZE = 10;
/** Each of two statements reads the page, or the row before it, from at most three ranges. */
const MOST = 3 * SIZE;
/** No index has a second key: rows with the same first key are sorted, including the 30 without a date. */
const MOST_EQUAL = LENGTH / 10;

const LONG = ['Query.visits', 'Query.people', 'Query.statements', 'Country.people', 'Country.visitsHosted', 'Visit.statements'];
const LONG_LISTS = lists.filter(({ parent, field }) => LONG.includes(`${parent.name}.${field}`));

let db: Database;
let world: World;
beforeAll(async () => {
  db = await emptyStore();
  world = await makeWorld(db);
  await fill();
});
afterAll(() => db?.close());

/** Long lists: one row in 100 has no date, one in seven only a year, and several share a date, a word and a last change. */
async function fill(): Promise<void> {
  const rows = `FROM (
    SELECT n, substr(md5(n::text), 1, 3) AS word, n % 100 > 0 AS dated,
      CASE WHEN n % 7 = 0 THEN 'year' ELSE 'day' END AS unit, '1920-01-01'::date + (n * 7919 % 1500) * 20 AS day
    FROM generate_series(1, ${LENGTH}) AS n) AS made`;
  const date = [
    `left(day::text, CASE unit WHEN 'year' THEN 4 ELSE 10 END)`,
    'upper(unit)::"DatePrecision"',
    'date_trunc(unit, day)::date',
    `(date_trunc(unit, day) + ('1 ' || unit)::interval - '1 day'::interval)::date`,
  ].map((value) => `CASE WHEN dated THEN ${value} END`);
  const cited = (column: string, insert: string) => `
    WITH fact AS (${insert} RETURNING id)
    INSERT INTO "Citation" (id, "sourceId", start, "end", ordinal, "${column}")
    SELECT gen_random_uuid(), '${world.source}', 0, 1, 0, id FROM fact`;
  const scripts = [
    `INSERT INTO "Source" (id, slug, kind, title, "titleFolded", sha256, length)
     SELECT gen_random_uuid(), 'source-' || n, 'ARTICLE', word, word, repeat('a', 64), 1 ${rows} WHERE n <= 100`,
    `INSERT INTO "Person" (id, slug, name, "namesFolded", "countryId", "updatedAt")
     SELECT gen_random_uuid(), 'person-' || n, word, word, '${world.country}', day ${rows}`,
    cited(
      'visitId',
      `INSERT INTO "Visit" (id, slug, title, "titleFolded", status, "hostCountryId",
       "updatedAt", "startEdtf", "startPrecision", "startEarliest", "startLatest", "durationDays")
     SELECT gen_random_uuid(), 'visit-' || n, word, word, 'COMPLETED', '${world.country}', day, ${date.join()},
       CASE WHEN dated THEN 1 + n * 7919 % 1500 END ${rows}`,
    ),
    cited(
      'statementId',
      `INSERT INTO "Statement" (id, "sourceId", key, kind, text, "textFolded", "visitId",
       "passageStart", "updatedAt", "saidOnEdtf", "saidOnPrecision", "saidOnEarliest", "saidOnLatest")
     SELECT gen_random_uuid(), s.id, n::text, 'PARAPHRASE', word, word, '${world.visit}', n % 90, day, ${date.join()}
     ${rows} JOIN "Source" s ON s.slug = 'source-' || (1 + n % 100)`,
    ),
  ];
  for (const script of scripts) await db.prisma.$executeRawUnsafe(script);
  for (const { model, columns } of sorted()) await fillEmpty(model, columns);
  await db.prisma.$executeRawUnsafe('ANALYZE');
}

/** The nullable columns by which the long lists are sorted. */
function sorted(): { model: string; columns: string[] }[] {
  return LONG_LISTS.map((list) => {
    const keys = itemsOf(list).flatMap((item) => orderOf(list, [item]));
    return { model: list.type, columns: keys.flatMap(({ column, nullable }) => (nullable ? [column] : [])) };
  });
}

/** Values of the nth row, by type. */
const VALUES: Record<string, string> = { bool: 'n % 2 = 0', int: 'n', text: 'substr(md5(n::text), 1, 3)' };

/** Fills columns that the scripts left empty, because rows without a value are equal and must be sorted. */
async function fillEmpty(model: string, columns: string[]): Promise<void> {
  for (const column of new Set(columns)) {
    const [[filled] = [0]] = await db.query<[number]>({ text: `SELECT count("${column}")::int FROM "${model}"`, values: [] });
    if (filled) continue;
    const { type } = findColumn(model, column)!;
    const value = VALUES[type];
    if (!value) throw new Error(`${model}.${column} is sorted by: give it values in fill() of this test, one row of 100 without`);
    const folded = findColumn(model, `${column}Folded`) ? `, "${column}Folded" = ${value}` : '';
    await db.prisma.$executeRawUnsafe(`UPDATE "${model}" SET "${column}" = ${value}${folded}
      FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM "${model}") AS made
      WHERE made.id = "${model}".id AND n % 100 > 0`);
  }
}

/** The store, and the counts of statements and of rows read from tables, without the row of the parent. */
function watched(owner?: string) {
  const read = { statements: 0, rows: 0 };
  const prisma = db.prisma.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        if (owner && model === owner) return query(args);
        if (operation !== '$queryRaw') throw new Error(`${model}.${operation} is not explained`);
        const [explained] = await db.prisma.$queryRaw<any>(
          Prisma.sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${args as Prisma.Sql}`,
        );
        read.statements += 1;
        read.rows += rowsRead(explained['QUERY PLAN'][0].Plan);
        return query(args);
      },
    },
  }) as unknown as PrismaClient;
  return { read, db: { ...db, prisma } };
}

function rowsRead(node: any): number {
  const scan = node['Relation Name'] !== undefined;
  const own = scan ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] : 0;
  return (node.Plans ?? []).reduce((sum: number, inner: any) => sum + rowsRead(inner), own);
}

/** By default, by each key in both directions, and by each pair of keys in both directions. */
function ordersOf(items: Item[]): Item[][] {
  const key = (item: Item) => Object.keys(item)[0];
  const pairs = items.flatMap((one) => items.filter((two) => key(one) !== key(two)).map((two) => [one, two]));
  return [[], ...items.map((item) => [item]), ...pairs];
}

const cases = LONG_LISTS.flatMap((list) =>
  ordersOf(itemsOf(list)).map((orderBy) => {
    const label = `${list.parent.name}.${list.field} by ${JSON.stringify(orderBy).replaceAll('"', '')}`;
    return [label, list, orderBy] as const;
  }),
);

/** Advice if more rows are read than are on the page; a second key needs no index. */
function advice(list: List, orderBy: Item[]): string {
  const words = orderOf(list, orderBy.slice(0, 1)).map(({ column, nullable, direction }) => {
    const nulls = nullable ? ' NULLS LAST' : '';
    return `"${column}"${direction === 'desc' ? ` DESC${nulls}` : ''}`;
  });
  return `the order needs an index in its words (docs/architecture.md, Recipes): ON "${list.type}" (${words.join(', ')})`;
}

it('the store has long lists of several kinds', () => expect(cases.length).toBeGreaterThan(LONG.length));

it.each(sampleOfEach(cases, 30))('%s', async (_label, list, orderBy) => {
  const { parent, field } = list;
  const id = { Country: world.country, Visit: world.visit }[parent.name];
  const [ordered, by] = list.order ? [`, $orderBy: [${list.order.name}!]`, ', orderBy: $orderBy'] : ['', ''];
  const page = `${field}(first: $first, after: $after, last: $last, before: $before${by}) {
    nodes { id } pageInfo { hasNextPage hasPreviousPage } }`;
  const query = `query ($first: Int, $after: String, $last: Int, $before: String${ordered}) {
    ${id ? `node(id: "${toGlobalId(parent.name, id)}") { ... on ${parent.name} { ${page} } }` : page} }`;

  const order = orderOf(list, orderBy);
  const rows = await createContext(db.prisma)
    .load.model(list.type as Model)
    .findMany({});
  const places = rows.map((row) => sortValues(row, order)).sort((one, other) => compare(one, other, order));
  for (const depth of [0.1, 0.9, 0.995]) {
    const at = (share: number) => encodeCursor(places[Math.floor(share * LENGTH)]!, order);
    for (const way of [
      { first: SIZE, after: at(depth) },
      { last: SIZE, before: at(1 - depth) },
    ]) {
      const { read, db } = watched(parent.name);
      await ask(schema, db, query, { ...way, orderBy });
      expect(read.rows).toBeGreaterThanOrEqual(SIZE);
      const explained = `${JSON.stringify(way)} at ${depth}: ${advice(list, orderBy)}`;
      const equal = order[0]!.type === 'bool' ? LENGTH : MOST_EQUAL; // each value of a boolean may be that of half of the rows
      expect(read.rows, explained).toBeLessThanOrEqual(orderBy.length > 1 ? equal : MOST);
      expect(read.statements, 'one for the page, one for whether rows precede or follow it').toBe(2);
    }
  }
});

it('a single statement reads the same list of many objects', async () => {
  const { read, db } = watched();
  const page = '(first: 2) { nodes { id } }';
  const nodes = `nodes { statements${page} delegation${page} events { title } }`;
  await ask(schema, db, `{ visits(first: 20) { ${nodes} } }`);
  expect(read.statements).toBe(4);
});
