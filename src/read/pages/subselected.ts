import { Prisma } from '../../db/generated/client.js';
import { orderBy, RowsSql } from '../compile/rows.sql.js';
import type { Loader, Model } from '../load/loader.js';
import type { Args, RowSource, Sql } from '../meaning.js';
import { column, identifier, join } from '../sql/identifier.js';
import type { Rows } from './rows.js';

type Row = Record<string, unknown>;
type Source = Extract<RowSource, { kind: 'subselect' }>;
/** The row that has the relation. At the root there is none. */
type Owner = { model: string; id: string } | null;

const [parent, page] = [Prisma.raw('parent'), Prisma.raw('page')];

/**
 * The rows of a subselect, by the SQL that compiled operations hold. Rows of several types are the stored rows that
 * `type` and `id` name, with the columns of the subselect.
 */
export function subselected(load: Loader, source: Source, args: Args, owner: Owner): Rows {
  const from = (sql: RowsSql, row: Sql, where: object) =>
    sql.from({ source, args, where: where as Row }, row, owner ? parent : Prisma.empty);
  const several = typeof source.columns === 'object' && 'type' in source.columns;
  return {
    async find({ where, order, reverse, take }) {
      const [sql, row] = [new RowsSql(), Prisma.raw('each')];
      const found = await ask(load, owner, `${source.name} ${JSON.stringify([args, where, order, reverse, take])}`, {
        columns: listed(source.columns),
        rows: Prisma.sql`SELECT ${row}.* ${from(sql, row, where)} ORDER BY ${orderBy(order, row, reverse)}
          LIMIT ${Prisma.raw(String(take))}`,
        order: orderBy(order, page, reverse),
      });
      return several ? Promise.all(found.map((each) => stored(load, each))) : found;
    },
    async count(where) {
      const [found] = await ask(load, owner, `count of ${source.name} ${JSON.stringify([args, where])}`, {
        columns: column(page, 'count'),
        rows: Prisma.sql`SELECT count(*) ${from(new RowsSql(), Prisma.raw('each'), where)}`,
        order: column(page, 'count'),
      });
      return (found?.['count'] as number | undefined) ?? 0;
    },
  };
}

interface Selection {
  columns: Sql;
  rows: Sql;
  order: Sql;
}

/** One statement for all owners that ask for the same in the same tick. */
async function ask(load: Loader, owner: Owner, key: string, { columns, rows, order }: Selection): Promise<Row[]> {
  if (!owner) {
    const found = await load.raw<Row[]>(Prisma.sql`SELECT ${columns} FROM (${rows}) ${page} ORDER BY ${order}`);
    return found.map(withNumbers);
  }
  return load.batch(`${owner.model} ${key}`, owner.id, async (ids) => {
    const found = await load.raw<(Row & { '#owner': string })[]>(Prisma.sql`
      SELECT ${parent}.id::text AS "#owner", ${columns}
      FROM ${identifier(owner.model)} ${parent}, LATERAL (${rows}) ${page}
      WHERE ${parent}.id = ANY (${ids}::uuid[]) ORDER BY ${order}`);
    const lists = new Map<string, Row[]>(ids.map((id) => [id, []]));
    for (const { '#owner': id, ...row } of found) lists.get(id)!.push(withNumbers(row));
    return lists;
  });
}

/** The columns that a subselect declares, or all. Prisma reads no tsquery, and a decimal without its last zeros. */
function listed(columns: Source['columns']): Sql {
  const declared = typeof columns === 'string' ? [] : Object.entries(columns);
  return join(
    declared.map(([name, type]) =>
      ['numeric', 'tsquery'].includes(type)
        ? Prisma.sql`${column(page, name)}::text AS ${identifier(name)}`
        : column(page, name),
    ),
    ', ',
    Prisma.sql`${page}.*`,
  );
}

/** PostgreSQL's counts are bigints. */
function withNumbers(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  );
}

async function stored(load: Loader, row: Row): Promise<Row> {
  const found = await load.required(row['type'] as Model, row['id'] as string);
  return { ...row, ...found, __typename: row['type'] };
}
