import { Prisma } from '../../db/generated/client.js';
import { RowsSql, orderBy } from '../compile/rows.sql.js';
import type { RowsPlan } from '../compile/plan.js';
import type { Loader, Model } from '../load/loader.js';
import { identifier } from '../sql/identifier.js';
import type { Order } from './order.js';
import { maximumPageSize } from './page-size.js';

type Row = Record<string, unknown>;

/** The rows of a subselect, by the SQL that compiled operations hold. */
export async function derivedRows(load: Loader, rows: RowsPlan, order: Order): Promise<Row[]> {
  const found = await load.raw<Row[]>(selection(rows, order, Prisma.empty));
  return found.map(withNumbers);
}

/** The same of a relation: one statement for all rows that ask for it in the same tick. */
export function derivedRowsOf(load: Loader, rows: RowsPlan, order: Order, model: Model, id: string): Promise<Row[]> {
  const { name } = rows.source as { name: string };
  return load.batch(`${model} ${name} ${JSON.stringify(rows.args)}`, id, async (ids) => {
    const [parent, row] = [Prisma.raw('parent'), Prisma.raw('page')];
    const found = await load.raw<(Row & { '#parent': string })[]>(Prisma.sql`
      SELECT ${parent}.id::text AS "#parent", ${row}.*
      FROM ${identifier(model)} ${parent}, LATERAL (${selection(rows, order, parent)}) ${row}
      WHERE ${parent}.id = ANY (${ids}::uuid[]) ORDER BY ${orderBy(order, row)}`);
    const lists = new Map<string, Row[]>(ids.map((each) => [each, []]));
    for (const { '#parent': owner, ...each } of found) lists.get(owner)!.push(withNumbers(each));
    return lists;
  });
}

function selection(rows: RowsPlan, order: Order, parent: Prisma.Sql): Prisma.Sql {
  const [sql, row] = [new RowsSql(), Prisma.raw('each')];
  return Prisma.sql`SELECT ${row}.* ${sql.from(rows, row, parent)}
    ORDER BY ${orderBy(order, row)} LIMIT ${Prisma.raw(String(maximumPageSize))}`;
}

/** PostgreSQL's counts are bigints. */
function withNumbers(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  );
}
