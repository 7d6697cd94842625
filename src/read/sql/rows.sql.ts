import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../meaning.js';
import { findColumn, mergedInto } from '../model.js';
import type { RowsPlan } from '../compile/plan.js';
import type { Order, Where } from '../pages/order.js';
import type { Page } from '../pages/page.js';
import { column, identifier, join } from './identifier.js';
import { at, rangesAfter, rangesBefore } from './keyset.js';
import { Conditions, type RowColumns } from './where.sql.js';

/** How many rows of an order are looked at before all that match are. */
const NEAR = 600;
/** How many matches are few enough to be read and sorted. */
const FEW = 2_000;

/** The rows of one statement as SQL: which there are, which stand on a page, and whether there are more. */
export class RowsSql {
  private count = 0;
  private readonly conditions = new Conditions(() => this.name());

  /** Whether PostgreSQL should plan the statement for the values of each run. */
  get plannedByValue(): boolean {
    return this.conditions.plannedByValue;
  }

  /** A name for one more row. */
  name(): Sql {
    return Prisma.raw(`t${++this.count}`);
  }

  /** The condition of the row with these values. A row that was merged into another is found as that one. */
  unique(model: string, where: Where, row: Sql): Sql {
    const into = mergedInto[model];
    if (!into) return this.conditions.where(where, model, row);
    const [itself, merged] = [this.name(), this.name()];
    return Prisma.sql`${row}.id = COALESCE(
      (SELECT ${itself}.id FROM ${identifier(model)} ${itself} WHERE ${this.conditions.where(where, model, itself)}),
      (SELECT ${column(merged, into.foreignKey)} FROM ${identifier(into.model)} ${merged} WHERE ${this.conditions.where(where, into.model, merged)}))`;
  }

  /** FROM and WHERE of the rows of a source that match. */
  from({ source, args, where }: RowsPlan, row: Sql, parent: Sql, more: Where[] = []): Sql {
    const matching = (columns: RowColumns) =>
      [where, ...more].filter(isCondition).map((each) => this.conditions.where(each, columns, row));
    switch (source.kind) {
      case 'all':
        return Prisma.sql`FROM ${identifier(source.model)} ${row} ${whereAll(matching(source.model))}`;
      case 'children': {
        const same = Object.entries({ [source.foreignKey]: 'id', ...source.same }).map(
          ([own, theirs]) => Prisma.sql`${column(row, own)} = ${column(parent, theirs)}`,
        );
        return Prisma.sql`FROM ${identifier(source.model)} ${row} ${whereAll([...same, ...matching(source.model)])}`;
      }
      case 'joined': {
        const link = this.name();
        const on = [
          Prisma.sql`${column(link, source.near)} = ${column(parent, 'id')}`,
          Prisma.sql`${column(link, source.far)} = ${column(row, 'id')}`,
          ...[source.where].filter(isCondition).map((each) => this.conditions.where(each, source.by, link)),
        ];
        return Prisma.sql`FROM ${identifier(source.model)} ${row}, ${identifier(source.by)} ${link} ${whereAll([...on, ...matching(source.model)])}`;
      }
      case 'subselect': {
        const rows = source.sql(parent, args, (...filter) => this.conditions.where(...filter));
        return Prisma.sql`FROM (${rows}) ${row} ${whereAll(matching(source.columns))}`;
      }
    }
  }

  /** The page's rows in the order in which they are read, numbered and counted, and one more. */
  slice(rows: RowsPlan, page: Page, parent: Sql): Sql {
    const read = this.name();
    return Prisma.sql`SELECT ${read}.*, row_number() OVER () AS "#", count(*) OVER () AS "of" FROM (${this.read(rows, page, parent, page.size + 1)}) ${read}`;
  }

  read(rows: RowsPlan, { order, fromEnd, after, before }: Page, parent: Sql, count: number): Sql {
    const afterIt = after && rangesAfter(after, order);
    const beforeIt = before && rangesBefore(before, order);
    const [from, to] = fromEnd ? [beforeIt, afterIt] : [afterIt, beforeIt];
    const end = to ? [{ OR: to }] : [];
    return this.first(count, { rows, order, fromEnd, ranges: from ?? [{}], end }, parent);
  }

  /** The first rows of ranges of the order. Where a filter chooses among all rows of a model, few may match. */
  private first(count: number, ranges: Ranges, parent: Sql): Sql {
    const { source, where } = ranges.rows;
    if (source.kind !== 'all' || !isCondition(where)) return this.walk(count, ranges, parent);
    return this.filtered(count, ranges, source.model, parent);
  }

  /**
   * The first rows that match a filter, whether it is rare or frequent. PostgreSQL expects matches evenly along the order,
   * and reads all of it where there are none. So this has three steps, and only those that are needed run: enough match
   * near the beginning; or all that match are few, and are sorted; or the order is read until there are enough. A CTE is
   * planned as if all of it were read, which begins at the side where few match (docs/decisions/027).
   */
  private filtered(count: number, ranges: Ranges, model: string, parent: Sql): Sql {
    const { rows, order, fromEnd } = ranges;
    const [near, every, few, row, start, all] = [1, 2, 3, 4, 5, 6].map(() => this.name()) as [
      Sql,
      Sql,
      Sql,
      Sql,
      Sql,
      Sql,
    ];
    const limit = Prisma.raw(`LIMIT ${count}`);
    const sizeOf = (name: Sql) => Prisma.sql`(SELECT count(*) FROM ${name})`;
    const missing = Prisma.sql`${sizeOf(near)} < ${Prisma.raw(String(count))}`;
    const isFew = Prisma.sql`${sizeOf(few)} <= ${Prisma.raw(String(FEW))}`;
    const unfiltered = { ...ranges, rows: { ...rows, where: {} } };
    const matching = (each: Sql) => this.conditions.where(rows.where, model, each);
    const within = [{ OR: ranges.ranges }, ...ranges.end].map((each) => this.conditions.where(each, model, few));
    return Prisma.sql`WITH ${near} AS MATERIALIZED (SELECT ${start}.* FROM (${this.walk(NEAR, unfiltered, parent)}) ${start} WHERE ${matching(start)} ORDER BY ${orderBy(order, start, fromEnd)} ${limit}),
      ${every} AS MATERIALIZED (SELECT ${row}.* FROM ${identifier(model)} ${row} WHERE ${matching(row)}),
      ${few} AS MATERIALIZED (SELECT * FROM ${every} LIMIT ${Prisma.raw(String(FEW + 1))})
      SELECT * FROM (SELECT * FROM ${near} WHERE NOT ${missing}
        UNION ALL SELECT * FROM ${few} WHERE ${missing} AND ${isFew} AND ${join(within, ' AND ')}
        UNION ALL SELECT * FROM (${this.walk(count, ranges, parent)}) ${this.name()} WHERE ${missing} AND NOT ${isFew}) ${all} ORDER BY ${orderBy(order, all, fromEnd)} ${limit}`;
  }

  /** The first rows of ranges of an index, each read in order and no further than that, however deep it lies. */
  private walk(count: number, { rows, order, fromEnd, ranges, end }: Ranges, parent: Sql): Sql {
    const limit = Prisma.raw(`LIMIT ${count}`);
    const split = rows.source.kind === 'subselect' && ranges.length > 1 ? [{ OR: ranges }] : ranges;
    const parts = split.map((range) => {
      const row = this.name();
      return Prisma.sql`SELECT ${row}.* ${this.from(rows, row, parent, [range, ...end])} ORDER BY ${orderBy(order, row, fromEnd)} ${limit}`;
    });
    if (parts.length === 1) return parts[0]!;
    const all = this.name();
    const union = join(parts.map((part) => Prisma.sql`(${part})`), ' UNION ALL '); // prettier-ignore
    return Prisma.sql`SELECT * FROM (${union}) ${all} ORDER BY ${orderBy(order, all, fromEnd)} ${limit}`;
  }

  countOf(rows: RowsPlan, parent: Sql): Sql {
    const row = this.name();
    const links = this.linksAlone(rows, row, parent);
    return Prisma.sql`(SELECT count(*) ${links ?? this.from(rows, row, parent)})`;
  }

  /** The rows of a join table, each of which has exactly one row at its other end: enough to count those without a filter. */
  private linksAlone({ source, where }: RowsPlan, link: Sql, parent: Sql): Sql | null {
    if (source.kind !== 'joined' || isCondition(where) || findColumn(source.by, source.far)!.nullable) return null;
    const conditions = [source.where].filter(isCondition).map((each) => this.conditions.where(each, source.by, link));
    const near = Prisma.sql`${column(link, source.near)} = ${column(parent, 'id')}`;
    return Prisma.sql`FROM ${identifier(source.by)} ${link} ${whereAll([near, ...conditions])}`;
  }

  /**
   * Whether there is a row at a cursor, or on the side of it where the page is not: the nearest is looked for, since
   * PostgreSQL does not look for any by an index.
   */
  beyond(rows: RowsPlan, { order, ...page }: Page, bound: 'after' | 'before', parent: Sql): Sql {
    const place = page[bound];
    if (place === null) return Prisma.sql`FALSE`;
    const fromEnd = bound === 'after';
    const ranges = [at(place, order), ...(fromEnd ? rangesBefore : rangesAfter)(place, order)];
    return Prisma.sql`EXISTS (SELECT FROM (${this.first(1, { rows, order, fromEnd, ranges, end: [] }, parent)}) ${this.name()})`;
  }
}

function isCondition(where: Where): boolean {
  return Object.keys(where).length > 0;
}

function whereAll(conditions: Sql[]): Sql {
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${join(conditions, ' AND ')}`;
}

interface Ranges {
  rows: RowsPlan;
  order: Order;
  /** Read from the end of the order to its beginning. */
  fromEnd: boolean;
  ranges: Where[];
  /** Conditions on all of them. */
  end: Where[];
}

/** Nulls are spoken of only where there may be some: an index is used where it sorts in the very same words. */
export function orderBy(order: Order, row: Sql, reverse = false): Sql {
  const nulls = reverse ? ' NULLS FIRST' : ' NULLS LAST';
  const keys = order.map(({ column: name, direction, nullable }) => {
    const ascending = (direction === 'asc') !== reverse;
    return Prisma.sql`${column(row, name)} ${Prisma.raw(`${ascending ? 'ASC' : 'DESC'}${nullable ? nulls : ''}`)}`;
  });
  return join(keys);
}
