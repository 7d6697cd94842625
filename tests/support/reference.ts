import { type GraphQLSchema, isObjectType } from 'graphql';
import type { Context } from '../../src/schema/context/context.js';
import type { RowsPlan } from '../../src/query/compile/plan.js';
import type { Loader } from '../../src/query/load/loader.js';
import { type Args, type StoredAs, type RowSource, several, type SeveralRows } from '../../src/query/stored-as.js';
import { DESCRIBED_ENUMS } from '../../src/model/generated/enums.js';
import { ends } from '../../src/query/model.js';
import { encodeCursor } from '../../src/query/paging/cursor.js';
import { isEnumType, type Order, type SortValues, sortValues } from '../../src/query/paging/order.js';
import { maximumPageSize } from '../../src/query/paging/page-size.js';
import { pageRange } from '../../src/query/paging/page.js';
import { FEATURES } from '../../src/features.js';
import { createSchema } from '../../src/schema/schema.js';
import { asPrisma } from './as-prisma.js';
import { byIds } from './by-ids.js';

type Row = Record<string, unknown>;

/**
 * Returns the schema with lists that use none of the project's SQL. Prisma finds all rows by the declared relations and
 * conditions, and JavaScript sorts them and cuts the page. Lists of subselects are unchanged.
 */
export async function referenceSchema(): Promise<GraphQLSchema> {
  const schema = await createSchema(FEATURES);
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const meaning = field.extensions['stored'] as StoredAs | undefined;
      if (meaning?.kind !== 'list' && meaning?.kind !== 'connection') continue;
      if (sourceOf(meaning.rows, type.name).kind === 'subselect') continue;
      field.resolve = async (object: Row, args: Args, { load }: Context) => {
        const { rows, order } = several(meaning, type.name, args);
        const all = await everything(rows, object, load);
        all.sort((one, other) => compare(sortValues(one, order), sortValues(other, order), order));
        return meaning.kind === 'list' ? all.slice(0, maximumPageSize) : cut(all, order, args);
      };
    }
  }
  return schema;
}

const sourceOf = (rows: SeveralRows['rows'], type: string): RowSource => (typeof rows === 'function' ? rows(type) : rows);

async function everything({ source, where: given }: RowsPlan, object: Row, load: Loader): Promise<Row[]> {
  const model = source.kind === 'subselect' ? 'Visit' : source.model;
  const where = asPrisma(await byIds(given, model, load), model);
  /** Loads the rows for all objects of one tick. `column` of a row holds the id of its object. */
  const byOwner = async (column: string, find: (ids: string[]) => Promise<Row[]>): Promise<Row[]> => {
    const key = `reference ${JSON.stringify([source, where])}`;
    const rows = await load.batch<Row[] | null>(key, object['id'] as string, async (ids) => {
      const found = await find(ids);
      return new Map(ids.map((id) => [id, found.filter((row) => row[column] === id)]));
    });
    return rows!;
  };
  switch (source.kind) {
    case 'all':
      return load.model(source.model).findMany({ where });
    case 'children': {
      const { model, foreignKey, same } = source;
      const rows = await byOwner(foreignKey, (ids) =>
        load.model(model).findMany({ where: { AND: [{ [foreignKey]: { in: ids } }, where] } }),
      );
      return rows.filter((row) => Object.entries(same).every(([own, theirs]) => row[own] === object[theirs]));
    }
    case 'joined': {
      const { by, near, far } = source;
      const { to } = ends(by, far);
      const links = await byOwner(near, (ids) =>
        load.model(by).findMany({
          where: { AND: [{ [near]: { in: ids } }, asPrisma(source.where, by), { [to]: { is: where } }] },
          include: { [to]: true },
        }),
      );
      return links.map((link) => link[to] as Row);
    }
    case 'subselect':
      throw new Error(`${source.name} is SQL`);
  }
}

/** Returns the fields of a connection, given all rows in order. */
function cut(rows: Row[], order: Order, args: Args) {
  const { size, fromEnd, after, before } = pageRange(args, order, (value, test) => test(value));
  const sides = (place: SortValues) => rows.map((row) => compare(sortValues(row, order), place, order));
  const from = after ? sides(after).filter((side) => side <= 0).length : 0;
  const to = before ? sides(before).filter((side) => side < 0).length : rows.length;
  const between = rows.slice(from, to);
  const more = between.length > size;
  const nodes = fromEnd && more ? between.slice(between.length - size) : between.slice(0, size);
  const edges = nodes.map((node) => ({ node, cursor: encodeCursor(sortValues(node, order), order) }));
  return {
    nodes,
    edges,
    totalCount: rows.length,
    pageInfo: {
      hasNextPage: (!fromEnd && more) || to < rows.length,
      hasPreviousPage: (fromEnd && more) || from > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Enum values sort in the order in which they are declared. */
export function sortedAs(type: string, value: SortValues[number]): SortValues[number] {
  if (value === null || !isEnumType(type)) return value;
  return Object.keys(DESCRIBED_ENUMS[type.slice(1, -1)]!.values).indexOf(value as string);
}

/** Negative if the first position comes first. Nulls come last in both directions; text is sorted by code point. */
export function compare(one: SortValues, other: SortValues, order: Order): number {
  for (const [index, { type, direction }] of order.entries()) {
    const [a, b] = [one, other].map((values) => sortedAs(type, values[index]!)) as [SortValues[number], SortValues[number]];
    if (a === null || b === null) {
      if (a !== b) return a === null ? 1 : -1;
      continue;
    }
    const side = typeof a === 'string' ? Buffer.compare(Buffer.from(a), Buffer.from(b as string)) : +a - +b;
    if (side !== 0) return direction === 'asc' ? side : -side;
  }
  return 0;
}
