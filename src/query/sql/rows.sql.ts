import { Prisma } from '../../db/generated/client.js';
import type { Args, RowSource, Sql, Subselect } from '../stored-as.js';
import { findColumn, findRelation, mergedInto, RENAMED } from '../model.js';
import type { RowsPlan } from '../compile/plan.js';
import { type Condition, conjuncts, EVERY_ROW, type UniqueCondition, narrows } from '../condition.js';
import type { Order } from '../paging/order.js';
import type { PageRange } from '../paging/page.js';
import { column, identifier, join, literal } from './identifier.js';
import { at, rangesAfter, rangesBefore } from './keyset.js';
import { alternatives, bounds, isHardToEstimate, Matches, sizeOf } from './matches.sql.js';
import { Conditions, type RowColumns } from './where.sql.js';

/** The rows of one statement as SQL: which there are, which stand on a page, and whether there are more. */
export class RowsSql {
  private count = 0;
  private readonly conditions: Conditions = new Conditions(
    () => this.name(),
    (rows) => this.matches.keep(rows),
  );
  private readonly matches: Matches = new Matches(this.conditions, () => this.name());
  /** Whether the beginning of a list holds fewer matches than its first page, by the filter. */
  private readonly beginnings = new Map<Condition, Sql>();

  /** Whether PostgreSQL should plan the statement for the values of each run. */
  get usesCustomPlan(): boolean {
    return this.conditions.usesCustomPlan;
  }

  /** A statement, with what its lists read apart. */
  complete(select: Sql): Sql {
    return this.matches.before(select);
  }

  /** A name for one more row. */
  name(): Sql {
    return Prisma.raw(`t${++this.count}`);
  }

  /** The condition of the row that has these values now. */
  unique(model: string, where: UniqueCondition, row: Sql): Sql {
    return 'column' in where ? this.firstBySlug(model, where, row) : this.conditions.where(where, model, row);
  }

  /** The same of a row that has or had them. A row that was merged into another is found as that one. */
  everUnique(model: string, where: UniqueCondition, row: Sql): Sql {
    const into = mergedInto[model];
    if ('column' in where) return this.firstBySlug(model, where, row);
    if (!into) return this.known(model, where, row);
    const [itself, merged] = [this.name(), this.name()];
    return Prisma.sql`${row}.id = COALESCE(
      (SELECT ${itself}.id FROM ${identifier(model)} ${itself} WHERE ${this.known(model, where, itself)}),
      (SELECT ${column(merged, into.foreignKey)} FROM ${identifier(into.model)} ${merged} WHERE ${this.conditions.where(where, into.model, merged)}))`;
  }

  /** The values, or those of a row that had the slug before. */
  private known(model: string, where: UniqueCondition, row: Sql): Sql {
    if (!isOfRenamed(model, where)) return this.conditions.where(where, model, row);
    const [former, slug] = [this.name(), where.equal['slug']];
    return Prisma.sql`${row}.slug = COALESCE((SELECT ${former}.current FROM "FormerSlug" ${former}
      WHERE ${former}.type = ${literal(model)} AND ${former}.slug = ${slug}::text), ${slug}::text)`;
  }

  /** Several rows may have the values: the first by slug. */
  private firstBySlug(model: string, where: UniqueCondition, row: Sql): Sql {
    const found = this.name();
    return Prisma.sql`${row}.id = (SELECT ${found}.id FROM ${identifier(model)} ${found}
      WHERE ${this.conditions.where(where, model, found)} ORDER BY ${found}.slug LIMIT 1)`;
  }

  /** FROM and WHERE of the rows of a source that match: of its model, or of those that another name holds. */
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

  /** The page's rows in the order in which they are read, numbered and counted, and one more. */
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

  /** The first rows of ranges of the order. Where a filter chooses among them, few may match. */
  private first(count: number, ranges: Ranges, parent: Sql): Sql {
    const { source, where } = ranges.rows;
    if (source.kind === 'subselect' || !narrows(where)) return this.walk(count, ranges, parent);
    if (source.kind !== 'all' && !isHardToEstimate(where)) return this.walk(count, ranges, parent);
    return this.filtered(count, ranges, source, parent);
  }

  /**
   * The first rows that match a filter, whether it is rare or frequent. PostgreSQL expects matches evenly along the order,
   * and reads all of it where there are none. So this has three steps, and only those that are needed run: enough match
   * near the beginning, or the list is no longer than that; or all that match are few, and are sorted; or the order is
   * read until there are enough (docs/decisions/027).
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
    const missing = Prisma.sql`(${sizeOf(near)} < ${Prisma.raw(String(count))} AND ${sizeOf(begun)} = ${Prisma.raw(String(bounds.near))})`;
    const { rows: few, areFew } = this.matches.few(source.model, rows.where);
    const isWhole = ranges.ranges.every((range) => !narrows(range)) && end.length === 0;
    if (source.kind === 'all' && isWhole) this.beginnings.set(rows.where, missing);
    const within = this.from(unfiltered, found, parent, [{ any: ranges.ranges }, ...end], few);
    return Prisma.sql`${kept} SELECT * FROM (SELECT * FROM ${near} WHERE NOT ${missing}
        UNION ALL SELECT ${found}.* ${within} AND ${missing} AND ${areFew}
        UNION ALL SELECT * FROM (${this.walk(count, ranges, parent)}) ${this.name()} WHERE ${missing} AND NOT ${areFew}) ${all} ORDER BY ${orderBy(order, all, fromEnd)} ${limit}`;
  }

  /** The beginning of a list, and what matches there. A list at the root has one, a list within objects one in each. */
  private beginning({ kind }: Stored, start: Sql, nearIn: (begun: Sql) => Sql) {
    if (kind === 'all') {
      const begun = this.matches.keep(start);
      return { begun, near: this.matches.keep(nearIn(begun)), kept: Prisma.empty };
    }
    const [begun, near] = [this.name(), this.name()];
    const kept = Prisma.sql`WITH ${begun} AS MATERIALIZED (${start}), ${near} AS MATERIALIZED (${nearIn(begun)})`;
    return { begun, near, kept };
  }

  /**
   * The first rows of ranges of an index, each read in order and no further than that, however deep it lies.
   */
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

  /** Whether to look if few match before all are counted: always, never, or by what is known when the statement runs. */
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

  /** The number of rows to which those of a join table refer, where a filter says only that: without the rows themselves. */
  private linked(model: string, where: Condition): Sql | null {
    const [condition, ...others] = conjuncts(where);
    if (!condition || others.length > 0 || !('exists' in condition)) return null;
    const relation = findRelation(model, condition.exists)!;
    if (!('theirs' in relation) || findColumn(relation.model, relation.theirs)!.nullable) return null;
    const other = this.name();
    const keys = Prisma.sql`SELECT DISTINCT ${column(other, relation.theirs)} FROM ${identifier(relation.model)} ${other} WHERE ${this.conditions.where(condition.where, relation.model, other)}`;
    return Prisma.sql`(SELECT count(*) FROM (${keys}) ${this.name()})`;
  }

  /** The rows of a join table, each of which has exactly one row at its other end: enough to count those without a filter. */
  private linksAlone({ source, where }: RowsPlan, link: Sql, parent: Sql): Sql | null {
    if (source.kind !== 'joined' || narrows(where) || findColumn(source.by, source.far)!.nullable) return null;
    const conditions = [source.where].filter(narrows).map((each) => this.conditions.where(each, source.by, link));
    const near = Prisma.sql`${column(link, source.near)} = ${column(parent, 'id')}`;
    return Prisma.sql`FROM ${identifier(source.by)} ${link} ${whereAll([near, ...conditions])}`;
  }

  /**
   * Whether there is a row at a cursor, or on the side of it where the page is not: the nearest is looked for, since
   * PostgreSQL does not look for any by an index.
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
 * Whether all rows of a list are to be read before they are sorted: those that a source reports. PostgreSQL would walk through
 * the order of all rows there are, and expects those of the list evenly in it: but what a source reports was stored together.
 */
const isReadWhole = (source: RowSource) => source.kind === 'joined' && source.by === 'Citation';

function whereAll(conditions: Sql[]): Sql {
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${join(conditions, ' AND ')}`;
}

/** Rows that are stored as rows of a model. */
type Stored = Exclude<RowSource, { kind: 'subselect' }>;

interface Ranges {
  rows: RowsPlan;
  order: Order;
  /** Read from the end of the order to its beginning. */
  fromEnd: boolean;
  ranges: Condition[];
  /** Conditions on all of them. */
  end: Condition[];
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

/** Whether what has no row may lead to one that had these values, or was merged. */
export function mayLeadElsewhere(model: string, where: UniqueCondition): boolean {
  return !('column' in where) && (mergedInto[model] !== undefined || isOfRenamed(model, where));
}

function isOfRenamed(model: string, where: UniqueCondition): where is { equal: Record<string, unknown> } & UniqueCondition {
  return 'equal' in where && 'slug' in where.equal && RENAMED.has(model);
}
