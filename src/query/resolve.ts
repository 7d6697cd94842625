import { getNamedType, type GraphQLResolveInfo, isNonNullType } from 'graphql';
import type { MiddlewareFn, ResolverData } from 'type-graphql';
import type { Loader, Model, StoredRow } from './load/loader.js';
import { sharedCounts, matching, type StoredAs, several, type Sql } from './stored-as.js';
import type { RowsPlan } from './compile/plan.js';
import type { UniqueCondition } from './condition.js';
import { dateLabel, isApproximate, isUncertain } from '../model/dates/date-label.js';
import { ENDING, mergedInto, RENAMED } from './model.js';
import { connect } from './paging/connection.js';
import { maximumPageSize } from './paging/page-size.js';
import { relatedRows } from './paging/rows.js';
import { table } from './sql/sides.sql.js';
import { Prisma } from '../db/generated/client.js';

type Data = ResolverData<{ load: Loader }>;

/** Returns the resolver that is derived from how a field is stored. It runs after all checks on the field. */
export const storedResolver =
  (storedAs: StoredAs): MiddlewareFn<Data['context']> =>
  async (data) =>
    resolve(storedAs, data) ?? null;

function resolve(storedAs: StoredAs, { root: object, args, context: { load }, info }: Data): unknown {
  const root = object as StoredRow; // undefined at the root of an operation
  const model = getNamedType(info.returnType).name as Model;
  const typeName = info.parentType.name;
  const related = (plan: RowsPlan) => relatedRows(load, plan, typeName, root);
  switch (storedAs.kind) {
    case 'column':
      return root[storedAs.column];
    case 'expression':
      return expression(load, info, (row, type) => storedAs.sql(row, type, args as never, info.schema), root, args);
    case 'date':
      return partialDate(root, storedAs.prefix);
    case 'one': {
      const id = root[storedAs.foreignKey] as string | null;
      return isNonNullType(info.returnType) ? load.required(model, id!) : load.one(model, id);
    }
    case 'oneOf': {
      const [type, foreignKey] = [...storedAs.foreignKeys].find(([, key]) => root[key] !== null)!;
      return typed(type, load.required(type as Model, root[foreignKey] as string));
    }
    case 'unique':
      return unique(load, model, storedAs.where(args as never));
    case 'list': {
      const { rows, order } = several(storedAs, typeName, args);
      const page = { order, size: maximumPageSize, fromEnd: false, after: null, before: null };
      return related(rows).read(page, page.size);
    }
    case 'count':
      return related(matching(storedAs, typeName, args)).count();
    case 'connection': {
      for (const [name, test] of Object.entries(storedAs.guards ?? {})) test(args[name] as never);
      const { rows, order } = several(storedAs, typeName, args);
      const counts = Object.entries(sharedCounts(storedAs.counts, typeName, args));
      const counters = counts.map(([name, counted]) => [name, () => related(counted).count()]);
      return Object.assign(connect(related(rows), order, args), Object.fromEntries(counters));
    }
    default:
      throw new Error(`${typeName}.${info.fieldName} needs a resolver`);
  }
}

/** Loads the value of an expression. One statement serves all rows of the same tick. */
function expression(load: Loader, info: GraphQLResolveInfo, sql: (row: Sql, type: string) => Sql, root: StoredRow, args: object) {
  const [type, row] = [info.parentType.name, Prisma.raw('stored')];
  const view = (root['view'] ?? type) as string;
  return load.batch(`${view}.${info.fieldName} ${JSON.stringify(args)}`, root.id, async (ids) => {
    const rows = await load.raw<{ id: string; value: unknown }[]>(Prisma.sql`
      SELECT ${row}.id::text, ${sql(row, type)} AS value FROM ${table(view)} ${row}
      WHERE ${row}.id = ANY (${ids}::uuid[])`);
    return new Map(rows.map(({ id, value }) => [id, value]));
  });
}

/** Adds the type name to a row, for a field that may return several types. */
async function typed(type: string, row: Promise<object>) {
  return { ...(await row), __typename: type };
}

/** Finds the row with these values or, if there is none, the row that it was merged into or that formerly had this slug. */
async function unique(load: Loader, model: Model, key: UniqueCondition): Promise<unknown> {
  if ('column' in key) {
    const where = { [key.column]: { [key.op]: key.value } };
    const existing = ENDING.has(model) ? [{ endEarliest: { sort: 'desc', nulls: 'first' } }] : [];
    return load.model(model).findFirst({ where, orderBy: [...existing, { slug: 'asc' }] });
  }
  if ('all' in key) {
    const [{ equal }, { exists, where }] = key.all;
    return load.model(model).findFirst({ where: { ...equal, [exists]: where.equal } });
  }
  const { equal: where } = key;
  const found = await itself(load, model, where);
  if (found || !('slug' in where) || !RENAMED.has(model)) return found;
  const former = await load.model('FormerSlug').findUnique({ where: { type_slug: { type: model, slug: where['slug'] } } });
  return former && itself(load, model, { slug: former['current'] });
}

async function itself(load: Loader, model: Model, where: Record<string, unknown>): Promise<unknown> {
  const into = mergedInto[model];
  const row = await load.model(model).findUnique({ where });
  if (row || !into) return row;
  const merged = await load.model(into.model).findUnique({ where, select: { [into.relation]: true } });
  return merged?.[into.relation];
}

/** Returns the partial date in four columns of a row, or null if they are null. */
function partialDate(row: Record<string, unknown>, prefix: string) {
  const [edtf, precision, earliest, latest] = ['Edtf', 'Precision', 'Earliest', 'Latest'].map((name) => row[prefix + name]);
  if (typeof edtf !== 'string') return null;
  const derived = { isApproximate: isApproximate(edtf), isUncertain: isUncertain(edtf), label: dateLabel(edtf) };
  return { edtf, precision, earliest, latest, ...derived };
}
