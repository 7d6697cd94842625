import { at, type Order, type Where } from '../pages/order.js';
import { Prisma } from '../../db/generated/client.js';
import { column, identifier, join, literal } from '../sql/identifier.js';
import { cursor } from '../sql/cursor.sql.js';
import { rangesAfter, rangesBefore } from '../sql/keyset.js';
import type { Sql } from '../meaning.js';
import type { Models } from '../model.js';
import type { ConnectionField, FieldPlan, ObjectPlan, Page, PageInfoField, RowsPlan, Shape } from './plan.js';
import { Unplannable } from './unplannable.js';
import { Conditions } from '../sql/where.sql.js';

/** Where the ids and slugs of rows that were merged lead. */
const MERGED: Partial<Record<string, { model: string; foreignKey: string }>> = {
  Person: { model: 'MergedPerson', foreignKey: 'personId' },
};
const NONE = Prisma.sql`'[]'::json`;

/**
 * Turns a plan into one statement whose only row and column is the JSON of the data, as JSON.stringify would write it:
 * to_json of a row and array_to_json put no spaces in. Values are left in place; whoever runs it reads the Params.
 */
export function statement(plan: ObjectPlan, models: Models): Sql {
  return new Statement(models).sql(plan);
}

class Statement {
  private count = 0;
  private readonly conditions: Conditions;

  constructor(models: Models) {
    this.conditions = new Conditions(models, () => this.name());
  }

  sql(plan: ObjectPlan): Sql {
    return Prisma.sql`SELECT ${this.json(plan, Prisma.empty)}::text`;
  }

  /** A name for one more row. */
  private name(): Sql {
    return Prisma.raw(`t${++this.count}`);
  }

  /** The JSON of a row that is at hand. */
  private json(shape: Shape, row: Sql): Sql {
    if (shape.kind === 'union') return this.union(shape.objects, row);
    if (shape.fields.length === 0) return Prisma.sql`'{}'::json`;
    return Prisma.sql`(SELECT to_json(o.*) FROM (SELECT ${this.columns(shape, row)}) o)`;
  }

  /** The JSON of one row that must be found. */
  private found(shape: Shape, from: (row: Sql) => Sql): Sql {
    const row = this.name();
    if (shape.kind === 'union' || shape.fields.length === 0)
      return Prisma.sql`(SELECT ${this.json(shape, row)} ${from(row)})`;
    return Prisma.sql`(SELECT to_json(o.*) FROM (SELECT ${this.columns(shape, row)} ${from(row)}) o)`;
  }

  private union(objects: ObjectPlan[], row: Sql): Sql {
    const cases = objects.map((object) => {
      const found = this.found(
        object,
        (other) => Prisma.sql`FROM ${identifier(object.type)} ${other} WHERE ${other}.id = ${row}.id`,
      );
      return Prisma.sql`WHEN ${literal(object.type)} THEN ${found}`;
    });
    return cases.length === 0 ? Prisma.sql`NULL::json` : Prisma.sql`CASE ${row}.type ${join(cases, ' ')} END`;
  }

  private columns({ fields }: ObjectPlan, row: Sql): Sql {
    return join(fields.map(([key, field]) => Prisma.sql`${this.field(field, row)} AS ${responseKey(key)}`));
  }

  private field(field: FieldPlan, row: Sql): Sql {
    switch (field.kind) {
      case 'constant':
        return Prisma.sql`${literal(field.value)}::text`;
      case 'column':
        return column(row, field.column);
      case 'expression':
        return field.sql(row);
      case 'embedded': {
        const json = this.json(field.shape, row);
        return field.unlessNull
          ? Prisma.sql`CASE WHEN ${column(row, field.unlessNull)} IS NOT NULL THEN ${json} END`
          : json;
      }
      case 'one': {
        const { model, foreignKey, shape } = field;
        return this.found(
          shape,
          (other) => Prisma.sql`FROM ${identifier(model)} ${other} WHERE ${other}.id = ${column(row, foreignKey)}`,
        );
      }
      case 'unique': {
        const { model, where, shape } = field;
        return this.found(
          shape,
          (other) => Prisma.sql`FROM ${identifier(model)} ${other} WHERE ${this.unique(model, where, other)}`,
        );
      }
      case 'list':
        return this.list(field, row);
      case 'connection':
        return this.connection(field.rows, field.page, field.fields, row);
    }
  }

  /** Of a model whose rows may be merged, the row that it is, or else the one that it was merged into. */
  private unique(model: string, where: Where, row: Sql): Sql {
    const into = MERGED[model];
    if (!into) return this.conditions.where(where, model, row);
    const [itself, merged] = [this.name(), this.name()];
    return Prisma.sql`${row}.id = COALESCE(
      (SELECT ${itself}.id FROM ${identifier(model)} ${itself} WHERE ${this.conditions.where(where, model, itself)}),
      (SELECT ${column(merged, into.foreignKey)} FROM ${identifier(into.model)} ${merged} WHERE ${this.conditions.where(where, into.model, merged)}))`;
  }

  private list({ rows, order, limit, shape }: Extract<FieldPlan, { kind: 'list' }>, parent: Sql): Sql {
    const row = this.name();
    const end = limit === null ? Prisma.empty : Prisma.raw(`LIMIT ${limit}`);
    return this.array(shape, row, Prisma.sql`${this.from(rows, row, parent)} ORDER BY ${orderBy(order, row)} ${end}`);
  }

  /** The JSON of rows, in their order. */
  private array(shape: Shape, row: Sql, from: Sql): Sql {
    const one = shape.kind === 'union' || shape.fields.length === 0;
    const columns = one ? Prisma.sql`${this.json(shape, row)} AS j` : this.columns(shape, row);
    const value = one ? Prisma.sql`o.j` : Prisma.sql`o.*`;
    return Prisma.sql`COALESCE((SELECT array_to_json(array_agg(${value})) FROM (SELECT ${columns} ${from}) o), ${NONE})`;
  }

  /** FROM and WHERE of the rows of a source that match. */
  private from({ source, args, where }: RowsPlan, row: Sql, parent: Sql, more: Where[] = []): Sql {
    const matching = (types: string | Record<string, string>) =>
      [where, ...more].filter(isCondition).map((each) => this.conditions.where(each, types, row));
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
      case 'derived': {
        const rows = source.sql(parent, args, (...filter) => this.conditions.where(...filter));
        return Prisma.sql`FROM (${rows}) ${row} ${whereAll(matching(source.types))}`;
      }
    }
  }

  /**
   * What is read of the slice is summed up in one row; what needs no rows is asked beside it. A connection of which
   * only nodes are asked for is a plain list.
   */
  private connection(rows: RowsPlan, page: Page, fields: [string, ConnectionField][], parent: Sql): Sql {
    if (fields.length === 0) return Prisma.sql`'{}'::json`;
    const read = fields.map(([, field]) => field).filter(({ kind }) => kind !== 'totalCount' && kind !== 'constant');
    const alone = read.length === 1 && read[0]!.kind !== 'pageInfo' && !page.fromEnd;
    const [row, sum] = [this.name(), this.name()];
    const sums: Sql[] = [];
    const add: Add = (sql) => {
      const name = Prisma.raw(`s${sums.length}`);
      sums.push(Prisma.sql`${sql(row)} AS ${name}`);
      return Prisma.sql`${sum}.${name}`;
    };
    const columns = fields.map(
      ([key, field]) =>
        Prisma.sql`${this.connectionField(field, rows, page, parent, alone ? null : add)} AS ${responseKey(key)}`,
    );
    const from = sums.length
      ? Prisma.sql`FROM (SELECT ${join(sums)} FROM (${this.slice(rows, page, parent)}) ${row}) ${sum}`
      : Prisma.empty;
    return Prisma.sql`(SELECT to_json(o.*) FROM (SELECT ${join(columns)} ${from}) o)`;
  }

  /** The page's rows in the order in which they are read, numbered and counted, and one more. */
  private slice(rows: RowsPlan, page: Page, parent: Sql): Sql {
    const read = this.name();
    return Prisma.sql`SELECT ${read}.*, row_number() OVER () AS "#", count(*) OVER () AS "of" FROM (${this.read(rows, page, parent, page.size + 1)}) ${read}`;
  }

  private read(rows: RowsPlan, { order, fromEnd, after, before }: Page, parent: Sql, count: number): Sql {
    const afterIt = after && rangesAfter(after, order);
    const beforeIt = before && rangesBefore(before, order);
    const [from, to] = fromEnd ? [beforeIt, afterIt] : [afterIt, beforeIt];
    const end = to ? [{ OR: to }] : [];
    return this.first(count, { rows, order, fromEnd, ranges: from ?? [{}], end }, parent);
  }

  /** The first rows of ranges of an index, each read in order and no further than that, however deep it lies. */
  private first(count: number, { rows, order, fromEnd, ranges, end }: Ranges, parent: Sql): Sql {
    const limit = Prisma.raw(`LIMIT ${count}`);
    const split = rows.source.kind === 'derived' && ranges.length > 1 ? [{ OR: ranges }] : ranges;
    const parts = split.map((range) => {
      const row = this.name();
      return Prisma.sql`SELECT ${row}.* ${this.from(rows, row, parent, [range, ...end])} ORDER BY ${orderBy(order, row, fromEnd)} ${limit}`;
    });
    if (parts.length === 1) return parts[0]!;
    const all = this.name();
    const union = join(parts.map((part) => Prisma.sql`(${part})`), ' UNION ALL '); // prettier-ignore
    return Prisma.sql`SELECT * FROM (${union}) ${all} ORDER BY ${orderBy(order, all, fromEnd)} ${limit}`;
  }

  private connectionField(field: ConnectionField, rows: RowsPlan, page: Page, parent: Sql, add: Add | null): Sql {
    switch (field.kind) {
      case 'constant':
        return Prisma.sql`${literal(field.value)}::text`;
      case 'totalCount':
        return this.countOf(rows, parent);
      case 'nodes':
      case 'edges': {
        const { shape } = field;
        if (add === null) {
          const row = this.name();
          return this.array(shape, row, Prisma.sql`FROM (${this.read(rows, page, parent, page.size)}) ${row}`);
        }
        return add((row) => Prisma.sql`COALESCE(array_to_json(${onPage(page, row, this.json(shape, row))}), ${NONE})`);
      }
      case 'pageInfo': {
        const columns = field.fields.map(
          ([key, each]) => Prisma.sql`${this.pageInfo(each, rows, page, parent, add!)} AS ${responseKey(key)}`,
        );
        if (columns.length === 0) return Prisma.sql`'{}'::json`;
        return Prisma.sql`(SELECT to_json(o.*) FROM (SELECT ${join(columns)}) o)`;
      }
    }
  }

  private countOf(rows: RowsPlan, parent: Sql): Sql {
    const row = this.name();
    return Prisma.sql`(SELECT count(*) ${this.from(rows, row, parent)})`;
  }

  private pageInfo(field: PageInfoField, rows: RowsPlan, page: Page, parent: Sql, add: Add): Sql {
    const { order, size, fromEnd } = page;
    const more = () => add(() => Prisma.raw(`count(*) > ${size}`));
    const end = (number: string) =>
      add((row) => Prisma.sql`max(${cursor(order, row)}) FILTER (WHERE ${row}."#" = ${Prisma.raw(number)})`);
    const [first, last] = [String(Math.min(1, size)), `LEAST("of", ${size})`]; // rows are numbered from 1; a page of none has neither
    switch (field.kind) {
      case 'constant':
        return Prisma.sql`${literal(field.value)}::text`;
      case 'hasNextPage':
        return Prisma.sql`(${fromEnd ? Prisma.sql`FALSE` : more()} OR ${this.beyond(rows, page, 'before', parent)})`;
      case 'hasPreviousPage':
        return Prisma.sql`(${fromEnd ? more() : Prisma.sql`FALSE`} OR ${this.beyond(rows, page, 'after', parent)})`;
      case 'startCursor':
        return end(fromEnd ? last : first);
      case 'endCursor':
        return end(fromEnd ? first : last);
    }
  }

  /**
   * Whether there is a row at a cursor, or on the side of it where the page is not: the nearest is looked for, since
   * PostgreSQL does not look for any by an index.
   */
  private beyond(rows: RowsPlan, { order, ...page }: Page, bound: 'after' | 'before', parent: Sql): Sql {
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

/** Adds a sum over the slice's rows, and names it. */
type Add = (sql: (row: Sql) => Sql) => Sql;

/** An array over the rows of the page, in the list's order; the row beyond the page is not among them. */
function onPage({ size, fromEnd }: Page, row: Sql, value: Sql): Sql {
  const order = fromEnd ? Prisma.sql`ORDER BY ${row}."#" DESC` : Prisma.empty;
  return Prisma.sql`array_agg(${value} ${order}) FILTER (WHERE ${row}."#" <= ${Prisma.raw(String(size))})`;
}

/** Nulls are spoken of only where there may be some: an index is used where it sorts in the very same words. */
function orderBy(order: Order, row: Sql, reverse = false): Sql {
  const nulls = reverse ? ' NULLS FIRST' : ' NULLS LAST';
  const keys = order.map(({ column: name, direction, nullable }) => {
    const ascending = (direction === 'asc') !== reverse;
    return Prisma.sql`${column(row, name)} ${Prisma.raw(`${ascending ? 'ASC' : 'DESC'}${nullable ? nulls : ''}`)}`;
  });
  return join(keys);
}

/** PostgreSQL cuts longer names, and holds no more columns than this in a row. */
const LONGEST_KEY = 63;

function responseKey(key: string): Sql {
  if (key.length > LONGEST_KEY) throw new Unplannable('a response key is too long');
  return identifier(key);
}
