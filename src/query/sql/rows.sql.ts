import { Prisma } from '../../db/generated/client.js';
import type { Args, RowSource, Sql, Subselect } from '../stored-as.js';
import { ENDING, findColumn, findRelation, mergedInto, RENAMED } from '../model.js';
import type { RowsPlan } from '../compile/plan.js';
import { type Condition, conjuncts, EVERY_ROW, type UniqueCondition, narrows } from '../condition.js';
import type { Order } from '../paging/order.js';
import type { PageRange } from '../paging/page.js';
import { column, identifier, join, literal } from './identifier.js';
import { at, rangesAfter, rangesBefore } from './keyset.js';
import { alternatives, bounds, isHardToEstimate, Matches, rowCountSql } from './matches.sql.js';
import { Conditions, type RowColumns } from './where.sql.js';

/** Builds the SQL that finds, pages and counts the rows of one statement. */
export class RowsSql {
  private count = 0;
  private readonly conditions: Conditions = new Conditions(
    () => this.name(),
    (rows) => this.matches.keep(rows),
  );
  private readonly matches: Matches = new Matches(this.conditions, () => this.name());
  /** By filter: whether the beginning of the list has too few matches for the page. */
  private readonly beginnings = new Map<Condition, Sql>();

  /** Whether PostgreSQL should replan the statement for the values of each run. */
  get usesCustomPlan(): boolean {
    return this.conditions.usesCustomPlan;
  }

  /** Returns the statement with the CTEs of its lists. */
  complete(select: Sql): Sql {
    return this.matches.before(select);
  }

  /** Returns a new alias. */
  name(): Sql {
    return Prisma.raw(`t${++this.count}`);
  }

  /** The condition for the row that currently has these values. */
  unique(model: string, where: UniqueCondition, row: Sql): Sql {
    return 'column' in where ? this.firstMatch(model, where, row) : this.conditions.where(where, model, row);
  }

  /** The condition for the row that has or had these values, or for the row that such a row was merged into. */
  everUnique(model: string, where: UniqueCondition, row: Sql): Sql {
    const into = mergedInto[model];
    if ('column' in where) return this.firstMatch(model, where, row);
    if (!into) return this.known(model, where, row);
    const [itself, merged] = [this.name(), this.name()];
    return Prisma.sql`${row}.id = COALESCE(
      (SELECT ${itself}.id FROM ${identifier(model)} ${itself} WHERE ${this.known(model, where, itself)}),
      (SELECT ${column(merged, into.foreignKey)} FROM ${identifier(into.model)} ${merged} WHERE ${this.conditions.where(where, into.model, merged)}))`;
  }

  /** The row with these values, or the row that formerly had this slug. */
  private known(model: string, where: UniqueCondition, row: Sql): Sql {
    if (!isOfRenamed(model, where)) return this.conditions.where(where, model, row);
    const [former, slug] = [this.name(), where.equal['slug']];
    return Prisma.sql`${row}.slug = COALESCE((SELECT ${former}.current FROM "FormerSlug" ${former}
      WHERE ${former}.type = ${literal(model)} AND ${former}.slug = ${slug}::text), ${slug}::text)`;
  }

  /** Several rows may match; takes the one that existed last, or the first by slug. */
  private firstMatch(model: string, where: UniqueCondition, row: Sql): Sql {
    const found = this.name();
    const existing = ENDING.has(model) ? Prisma.sql`${found}."endEarliest" DESC NULLS FIRST, ` : Prisma.empty;
    return Prisma.sql`${row}.id = (SELECT ${found}.id FROM ${identifier(model)} ${found}
      WHERE ${this.conditions.where(where, model, found)} ORDER BY ${existing}${found}.slug LIMIT 1)`;
  }

  /** FROM and WHERE for the matching rows of a source, read from its model's table or from `table`. */
  from({ source, args, where }: RowsPlan, row: Sql, parent: Sql, more: Condition[] = [], table?: Sql): Sql {
    const matching = (columns: RowColumns) =>
      [where, ...more].filter(narrows).map((each) => this.conditions.where(each, columns, row));
    switch (source.kind) {
      case 'all':
        return Prisma.sql`FROM ${table ?? identifier(source.model)} ${row} ${whereAll(matching(source.model))}`;
      case 'children': {
        const same = Object.entries({ [source.foreignKey]: 'id', ...source.same }).map(
          ([own, theirs]) => Prisma.sql`${column(row, own)} = ${column(parent, theirs)}`,
        );
        return Prisma.sql`FROM ${table ?? identifier(source.model)} ${row} ${whereAll([...same, ...matching(source.model)])}`;
      }
      case 'joined': {
        const link = this.name();
        const on = [
          Prisma.sql`${column(link, source.near)} = ${column(parent, 'id')}`,
          Prisma.sql`${column(link, source.far)} = ${column(row, 'id')}`,
          ...[source.where].filter(narrows).map((each) => this.conditions.where(each, source.by, link)),
        ];
        return Prisma.sql`FROM ${table ?? identifier(source.model)} ${row}, ${identifier(source.by)} ${link} ${whereAll([...on, ...matching(source.model)])}`;
      }
      case 'subselect': {
        const rows = this.subselect(source, source.sql, args, parent);
        return Prisma.sql`FROM (${rows}) ${row} ${whereAll(matching(source.columns))}`;
      }
    }
  }

  private subselect(source: RowSource & { kind: 'subselect' }, sql: Subselect, args: Args, parent: Sql): Sql {
    let part = 0;
    const keep = (rows: Sql) => this.matches.keepOnce(source.isSame ? source : args, part++, rows);
    return sql(parent, args as never, (...filter) => this.conditions.where(...filter), keep);
  }

  /** The page's rows plus one, in reading order, each with its number (`#`) and the total (`of`). */
  slice(rows: RowsPlan, page: PageRange, parent: Sql): Sql {
    const read = this.name();
    return Prisma.sql`SELECT ${read}.*, row_number() OVER () AS "#", count(*) OVER () AS "of" FROM (${this.read(rows, page, parent, page.size + 1)}) ${read}`;
  }

  read(rows: RowsPlan, { order, fromEnd, after, before }: PageRange, parent: Sql, count: number): Sql {
    const afterIt = after && rangesAfter(after, order);
    const beforeIt = before && rangesBefore(before, order);
    const [from, to] = fromEnd ? [beforeIt, afterIt] : [afterIt, beforeIt];
    const end = to ? [{ any: to }] : [];
    return this.first(count, { rows, order, fromEnd, ranges: from ?? [EVERY_ROW], end }, parent);
  }

  /** The first rows in ranges of the list's order. Filtered lists are read differently, because few rows may match. */
  private first(count: number, ranges: Ranges, parent: Sql): Sql {
    const { source, where } = ranges.rows;
    if (source.kind === 'subselect' || !narrows(where)) return this.walk(count, ranges, parent);
    if (source.kind !== 'all' && !isHardToEstimate(where)) return this.walk(count, ranges, parent);
    return this.filtered(count, ranges, source, parent);
  }

  /**
   * The first rows that match a filter, regardless of how many match. PostgreSQL expects matches to be spread evenly along the
   * order, and reads all of it if there are none. Instead, this tries three steps and stops at the first that suffices
   * (docs/decisions/027):
   * 1. Test the beginning of the list. It is enough if it fills the page or the list has no more rows.
   * 2. If there are few matches in total, read and sort them.
   * 3. Scan the list in order until the page is full.
   */
  private filtered(count: number, ranges: Ranges, source: Stored, parent: Sql): Sql {
    const { rows, order, fromEnd, end } = ranges;
    const [row, found, all] = [this.name(), this.name(), this.name()];
    const limit = Prisma.raw(`LIMIT ${count}`);
    const unfiltered = { ...rows, where: EVERY_ROW };
    const start = this.walk(bounds.near, { ...ranges, rows: unfiltered }, parent);
    const nearIn = (begun: Sql) =>
      Prisma.sql`SELECT ${row}.* FROM ${begun} ${row} WHERE ${this.conditions.where(rows.where, source.model, row)} ORDER BY ${orderBy(order, row, fromEnd)} ${limit}`;
    const { begun, near, kept } = this.beginning(source, start, nearIn);
    const missing = Prisma.sql`(${rowCountSql(near)} < ${Prisma.raw(String(count))} AND ${rowCountSql(begun)} = ${Prisma.raw(String(bounds.near))})`;
    const { rows: few, areFew } = this.matches.few(source.model, rows.where);
    const isWhole = ranges.ranges.every((range) => !narrows(range)) && end.length === 0;
    if (source.kind === 'all' && isWhole) this.beginnings.set(rows.where, missing);
    const within = this.from(unfiltered, found, parent, [{ any: ranges.ranges }, ...end], few);
    return Prisma.sql`${kept} SELECT * FROM (SELECT * FROM ${near} WHERE NOT ${missing}
        UNION ALL SELECT ${found}.* ${within} AND ${missing} AND ${areFew}
        UNION ALL SELECT * FROM (${this.walk(count, ranges, parent)}) ${this.name()} WHERE ${missing} AND NOT ${areFew}) ${all} ORDER BY ${orderBy(order, all, fromEnd)} ${limit}`;
  }

  /** The beginning of a list and its matches, as CTEs of the statement at the root, or of the subselect within an object. */
  private beginning({ kind }: Stored, start: Sql, nearIn: (begun: Sql) => Sql) {
    if (kind === 'all') {
      const begun = this.matches.keep(start);
      return { begun, near: this.matches.keep(nearIn(begun)), kept: Prisma.empty };
    }
    const [begun, near] = [this.name(), this.name()];
    const kept = Prisma.sql`WITH ${begun} AS MATERIALIZED (${start}), ${near} AS MATERIALIZED (${nearIn(begun)})`;
    return { begun, near, kept };
  }

  /** The first rows in ranges of an index. Each range is read in order and only as far as needed, however deep the page is. */
  private walk(count: number, { rows, order, fromEnd, ranges, end }: Ranges, parent: Sql): Sql {
    const limit = Prisma.raw(`LIMIT ${count}`);
    const isWhole = isReadWhole(rows.source);
    const split = (rows.source.kind === 'subselect' || isWhole) && ranges.length > 1 ? [{ any: ranges }] : ranges;
    const parts = split.map((range) => {
      const row = this.name();
      const from = this.from(rows, row, parent, [range, ...end]);
      const all = isWhole ? Prisma.sql`FROM (SELECT ${row}.* ${from} OFFSET 0) ${row}` : from;
      return Prisma.sql`SELECT ${row}.* ${all} ORDER BY ${orderBy(order, row, fromEnd)} ${limit}`;
    });
    if (parts.length === 1) return parts[0]!;
    const all = this.name();
    const union = join(
      parts.map((part) => Prisma.sql`(${part})`),
      ' UNION ALL ',
    );
    return Prisma.sql`SELECT * FROM (${union}) ${all} ORDER BY ${orderBy(order, all, fromEnd)} ${limit}`;
  }

  countOf(rows: RowsPlan, parent: Sql): Sql {
    if (rows.source.kind === 'subselect' && rows.source.counted && !narrows(rows.where))
      return this.subselect(rows.source, rows.source.counted, rows.args, parent);
    const row = this.name();
    const links = this.linksAlone(rows, row, parent);
    const plain = Prisma.sql`(SELECT count(*) ${links ?? this.from(rows, row, parent)})`;
    const { source, where } = rows;
    if (source.kind === 'subselect' || !narrows(where)) return plain;
    const linked = source.kind === 'all' && this.linked(source.model, where);
    if (linked) return linked;
    const worthwhile = this.fewMayPay(rows, source, parent);
    if (!worthwhile) return plain;
    const { rows: few, areFew } = this.matches.few(source.model, where);
    const counted = this.from({ ...rows, where: EVERY_ROW }, row, parent, [], few);
    return Prisma.sql`(CASE WHEN ${worthwhile} AND ${areFew} THEN (SELECT count(*) ${counted}) ELSE ${plain} END)`;
  }

  /** SQL that decides at run time whether counting should first try the few matches; null if it never should. */
  private fewMayPay(rows: RowsPlan, source: Stored, parent: Sql): Sql | null {
    if (source.kind === 'all') {
      const isChoice = alternatives(rows.where).length > 1;
      return isChoice ? Prisma.sql`TRUE` : (this.beginnings.get(rows.where) ?? null);
    }
    if (!isHardToEstimate(rows.where)) return null;
    const row = this.name();
    const some = Prisma.sql`SELECT ${this.from({ ...rows, where: EVERY_ROW }, row, parent)} LIMIT ${Prisma.raw(String(bounds.near + 1))}`;
    return Prisma.sql`(SELECT count(*) FROM (${some}) ${this.name()}) > ${Prisma.raw(String(bounds.near))}`;
  }

  /** If the filter only requires a referring row, counts the distinct foreign keys instead of reading the rows themselves. */
  private linked(model: string, where: Condition): Sql | null {
    const [condition, ...others] = conjuncts(where);
    if (!condition || others.length > 0 || !('exists' in condition)) return null;
    const relation = findRelation(model, condition.exists)!;
    if (!('theirs' in relation) || findColumn(relation.model, relation.theirs)!.nullable) return null;
    const other = this.name();
    const keys = Prisma.sql`SELECT DISTINCT ${column(other, relation.theirs)} FROM ${identifier(relation.model)} ${other} WHERE ${this.conditions.where(condition.where, relation.model, other)}`;
    return Prisma.sql`(SELECT count(*) FROM (${keys}) ${this.name()})`;
  }

  /**
   * Reads only the join table, which is enough for a count without a filter: each of its rows has exactly one row at the far
   * end.
   */
  private linksAlone({ source, where }: RowsPlan, link: Sql, parent: Sql): Sql | null {
    if (source.kind !== 'joined' || narrows(where) || findColumn(source.by, source.far)!.nullable) return null;
    const conditions = [source.where].filter(narrows).map((each) => this.conditions.where(each, source.by, link));
    const near = Prisma.sql`${column(link, source.near)} = ${column(parent, 'id')}`;
    return Prisma.sql`FROM ${identifier(source.by)} ${link} ${whereAll([near, ...conditions])}`;
  }

  /**
   * Whether there is a row at a cursor, or past it on the side away from the page. Looks for the nearest row, because
   * PostgreSQL would not use an index to look for just any row.
   */
  beyond(rows: RowsPlan, { order, ...page }: PageRange, bound: 'after' | 'before', parent: Sql): Sql {
    const place = page[bound];
    if (place === null) return Prisma.sql`FALSE`;
    const fromEnd = bound === 'after';
    const ranges = [at(place, order), ...(fromEnd ? rangesBefore : rangesAfter)(place, order)];
    return Prisma.sql`EXISTS (SELECT FROM (${this.first(1, { rows, order, fromEnd, ranges, end: [] }, parent)}) ${this.name()})`;
  }
}

/**
 * Whether to read all rows of a list before sorting them, such as the rows that a source reports. PostgreSQL would scan the
 * whole table in order, expecting the list's rows to be spread evenly, but the rows of one source are stored together.
 */
const isReadWhole = (source: RowSource) => source.kind === 'joined' && source.by === 'Citation';

function whereAll(conditions: Sql[]): Sql {
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${join(conditions, ' AND ')}`;
}

/** A source whose rows are stored rows of a model. */
type Stored = Exclude<RowSource, { kind: 'subselect' }>;

interface Ranges {
  rows: RowsPlan;
  order: Order;
  /** Read from the end of the order to its beginning. */
  fromEnd: boolean;
  ranges: Condition[];
  /** Conditions on every range. */
  end: Condition[];
}

/** Writes NULLS FIRST or LAST only for nullable columns: PostgreSQL uses an index only if its definition matches exactly. */
export function orderBy(order: Order, row: Sql, reverse = false): Sql {
  const nulls = reverse ? ' NULLS FIRST' : ' NULLS LAST';
  const keys = order.map(({ column: name, direction, nullable }) => {
    const ascending = (direction === 'asc') !== reverse;
    return Prisma.sql`${column(row, name)} ${Prisma.raw(`${ascending ? 'ASC' : 'DESC'}${nullable ? nulls : ''}`)}`;
  });
  return join(keys);
}

/** Whether values that no row has any more may still identify a renamed or merged row. */
export function mayLeadElsewhere(model: string, where: UniqueCondition): boolean {
  return !('column' in where) && (mergedInto[model] !== undefined || isOfRenamed(model, where));
}

function isOfRenamed(model: string, where: UniqueCondition): where is { equal: Record<string, unknown> } & UniqueCondition {
  return 'equal' in where && 'slug' in where.equal && RENAMED.has(model);
}
