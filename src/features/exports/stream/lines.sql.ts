import { Prisma } from '../../../db/generated/client.js';
import { DATA_VERSION } from '../../../db/store-node.js';
import type { RowsPlan, TypePlan } from '../../../query/compile/plan.js';
import { PlanSql } from '../../../query/compile/to-sql.js';
import type { Order, SortValues } from '../../../query/paging/order.js';
import { cursor } from '../../../query/sql/cursor.sql.js';
import { concatenated } from '../../../query/sql/json.sql.js';
import { orderBy, RowsSql } from '../../../query/sql/rows.sql.js';
import type { Sql } from '../../../query/stored-as.js';

/** The rows of a list, and the fields selected in each. */
interface List {
  rows: RowsPlan;
  order: Order;
  selected: TypePlan;
}

/** Selects all rows of a list in its order, with one column: the row's JSON. */
export function linesSql({ rows, order, selected }: List): Sql {
  const sql = new PlanSql();
  const [found, row] = [sql.rows.name(), sql.rows.name()];
  const from = sql.rows.from(rows, found, Prisma.empty);
  // A subselect, so that rows are sorted before their JSON is built.
  const sorted = Prisma.sql`SELECT ${found}.* ${from} ORDER BY ${orderBy(order, found)}`;
  return sql.rows.complete(Prisma.sql`SELECT ${concatenated(sql.json(selected, row))} FROM (${sorted}) ${row}`);
}

/** Selects the first `count` rows after a position, with a second column for their cursors. */
export function pageOfLinesSql({ rows, order, selected }: List, after: SortValues | null, count: number): Sql {
  const sql = new PlanSql();
  const row = sql.rows.name();
  const page = sql.rows.read(rows, { order, size: count, fromEnd: false, after, before: null }, Prisma.empty, count);
  return sql.rows.complete(
    Prisma.sql`SELECT ${concatenated(sql.json(selected, row))} AS line, ${cursor(order, row)} AS cursor FROM (${page}) ${row}`,
  );
}

/** Selects the version of the data and the total number of rows in a list. */
export function countSql({ rows }: Pick<List, 'rows'>): Sql {
  const sql = new RowsSql();
  const count = sql.countOf(rows, Prisma.empty);
  return sql.complete(Prisma.sql`SELECT ${Prisma.raw(DATA_VERSION)}, ${count}`);
}
