import type { Where } from '../pages/order.js';
import { Prisma } from '../../db/generated/client.js';
import { findComputed } from './computed.sql.js';
import { column, identifier, join } from './identifier.js';
import type { RowComparison } from './keyset.js';
import type { Sql } from '../meaning.js';
import type { Model } from '../load/loader.js';
import { findColumn, findRelation } from '../model.js';
import { lift } from '../compile/param.js';

/** Partial dates, by their columns' common prefix, that may lie between two days, either of which may be missing. */
export interface Span {
  prefix: string;
  gte: unknown;
  lte: unknown;
}

/**
 * Rows of a model that a row has by more than a key. `exists` says whether it has one that meets a condition. Two of one
 * name are the same.
 */
export interface Related {
  name: string;
  model: Model;
  exists: (row: Sql, meets: (other: Sql) => Sql, name: Name) => Sql;
}

/** A condition on at least one of such rows. */
export interface HasRelated {
  by: Related;
  where: Where;
}

/** What a condition has to know of a column: its type, and what finds a part of its text. */
interface ComparedColumn {
  type: string;
  hasTrigramIndex: boolean;
  indexedStart?: number | undefined;
}

/** Numbers the rows of a statement, so that each name is unique. */
export type Name = () => Sql;

/** A model, or the columns of a subselect with their types. */
export type RowColumns = string | Record<string, string>;

/** How many of a text's first characters have an index, which Prisma's schema cannot express: `left("textFolded", 32)`. */
export const indexedStarts: Partial<Record<string, number>> = { 'Statement.textFolded': 32 };

/**
 * Prisma's conditions on a row, as far as filters and orders use them, as SQL; `model` says the columns' types. Beside them
 * `ROW`, `SPAN`, `RELATED`, values that are computed, and `BY_VALUE`, a condition that matches few rows or nearly all, depending on its value.
 */
export class Conditions {
  /** Whether there was one whose value PostgreSQL should see when it plans. */
  plannedByValue = false;
  private valueIsKnown = false;

  constructor(private readonly name: Name) {}

  where(condition: Where, model: RowColumns, row: Sql): Sql {
    const parts = Object.entries(condition).map(([key, value]) => {
      if (key === 'AND') return this.all(value as Where[], model, row, ' AND ', Prisma.sql`TRUE`);
      if (key === 'OR') return this.all(value as Where[], model, row, ' OR ', Prisma.sql`FALSE`);
      if (key === 'ROW') return this.compareRow(value as RowComparison, model, row);
      if (key === 'SPAN') return this.meetSpan(value as Span, row);
      if (key === 'BY_VALUE') {
        return this.byValue(value as Where, model, row);
      }
      if (key === 'RELATED') return this.hasRelated(value as HasRelated, row);
      if (key === 'NOT') return Prisma.sql`NOT (${this.where(value as Where, model, row)})`;
      const relation = typeof model === 'string' ? findRelation(model, key) : undefined;
      if (!relation) return this.compareValue(key, value, model, row);
      const other = this.name();
      const on = 'own' in relation
        ? Prisma.sql`${other}.id = ${column(row, relation.own)}`
        : Prisma.sql`${column(other, relation.theirs)} = ${row}.id`; // prettier-ignore
      const { is, some } = value as { is?: Where; some?: Where };
      const inner = this.where((is ?? some)!, relation.model, other);
      return Prisma.sql`EXISTS (SELECT FROM ${identifier(relation.model)} ${other} WHERE ${on} AND ${inner})`;
    });
    return join(parts, ' AND ', Prisma.sql`TRUE`);
  }

  private compareValue(name: string, value: unknown, model: RowColumns, row: Sql): Sql {
    const computed = typeof model === 'string' ? findComputed(model, name) : undefined;
    if (computed) return this.compare(computed.sql(row), value, { type: computed.type, hasTrigramIndex: false });
    return this.compare(column(row, name), value, this.columnOf(model, name));
  }

  private hasRelated({ by, where }: HasRelated, row: Sql): Sql {
    return by.exists(row, (other) => this.where(where, by.model, other), this.name);
  }

  private byValue(condition: Where, model: RowColumns, row: Sql): Sql {
    this.plannedByValue = true;
    this.valueIsKnown = true;
    const sql = this.where(condition, model, row);
    this.valueIsKnown = false;
    return sql;
  }

  private all(conditions: Where[], model: RowColumns, row: Sql, operator: string, none: Sql): Sql {
    const parts = conditions.map((each) => Prisma.sql`(${this.where(each, model, row)})`);
    return parts.length === 1 ? parts[0]! : Prisma.sql`(${join(parts, operator, none)})`;
  }

  private compareRow({ operator, columns, values }: RowComparison, model: RowColumns, row: Sql): Sql {
    const left = columns.map((name) => column(row, name));
    const right = columns.map((name, index) => operandOf(values[index], this.columnOf(model, name).type));
    return Prisma.sql`(${join(left)}) ${Prisma.raw(comparisons[operator]!)} (${join(right)})`;
  }

  /**
   * The range of days is written as in its index; without an end it has none. Between two days one range is asked for, by
   * which PostgreSQL estimates well; where they are the wrong way round, each is asked for as well.
   */
  private meetSpan({ prefix, gte, lte }: Span, row: Sql): Sql {
    const days = Prisma.sql`daterange(${column(row, `${prefix}Earliest`)}, ${column(row, `${prefix}Latest`)}, '[]')`;
    const isDated = Prisma.sql`${column(row, `${prefix}Edtf`)} IS NOT NULL`;
    const from = Prisma.sql`${days} && daterange(${gte}::date, NULL, '[]')`;
    const to = Prisma.sql`${days} && daterange(NULL, ${lte}::date, '[]')`;
    if (lte == null) return Prisma.sql`(${isDated} AND ${from})`;
    if (gte == null) return Prisma.sql`(${isDated} AND ${to})`;
    const between = Prisma.sql`daterange(LEAST(${gte}::date, ${lte}::date), GREATEST(${gte}::date, ${lte}::date), '[]')`;
    return Prisma.sql`(${isDated} AND ${days} && ${between} AND (${gte}::date <= ${lte}::date OR (${from} AND ${to})))`;
  }

  private columnOf(model: RowColumns, name: string): ComparedColumn {
    if (typeof model !== 'string') return { type: model[name]!, hasTrigramIndex: false };
    const { type } = findColumn(model, name)!;
    return { type, hasTrigramIndex: name.endsWith('Folded'), indexedStart: indexedStarts[`${model}.${name}`] };
  }

  /** PostgreSQL plans for the one of the two that the value calls for. */
  private contains(left: Sql, part: string, column: ComparedColumn): Sql {
    const like = Prisma.sql`${left} LIKE ${lift(part, (text) => `%${text}%`)}`;
    if (!this.valueIsKnown || !column.hasTrigramIndex) return like;
    return Prisma.sql`CASE WHEN ${lift(part, hasTrigrams)}::boolean THEN ${like} ELSE strpos(${left}, ${lift(part, unescaped)}) > 0 END`;
  }

  /** Where the first characters have an index, they are compared as well; last, since cutting them from every row takes long. */
  private startsWith(left: Sql, part: string, { indexedStart }: ComparedColumn): Sql {
    if (!this.valueIsKnown || !indexedStart) return Prisma.sql`${left} LIKE ${lift(part, (text) => `${text}%`)}`;
    const start = lift(part, unescaped);
    const length = Prisma.raw(`${indexedStart}`);
    return Prisma.sql`(${left} ^@ ${start} AND left(${left}, ${length}) ^@ left(${start}, ${length}))`;
  }

  private compare(left: Sql, value: unknown, column: ComparedColumn): Sql {
    const { type } = column;
    if (value === null) return Prisma.sql`${left} IS NULL`;
    if (!isComparison(value)) return Prisma.sql`${left} = ${operandOf(value, type)}`;
    const [[operator, right]] = Object.entries(value) as [[string, unknown]];
    const operand = operandOf(right, type);
    // Of the column's own type: a list of texts would be cast for every row, and PostgreSQL would not see its values.
    const several = Prisma.sql`${right}${Prisma.raw(`::${type}[]`)}`;
    switch (operator) {
      case 'not':
        return right === null ? Prisma.sql`${left} IS NOT NULL` : Prisma.sql`${left} <> ${operand}`;
      case 'in':
        return Prisma.sql`${left} = ANY (${several})`;
      case 'isEmpty':
        return Prisma.sql`cardinality(${left}) ${Prisma.raw(right ? '=' : '>')} 0`;
      case 'has':
        return Prisma.sql`${left} @> ARRAY[${operand}]`; // unlike `= ANY`, by an index
      case 'hasSome':
        return Prisma.sql`${left} && ${several}`;
      case 'contains':
        return this.contains(left, right as string, column);
      case 'startsWith':
        return this.startsWith(left, right as string, column);
      case 'endsWith':
        return Prisma.sql`${left} LIKE ${lift(right as string, (text) => `%${text}`)}`;
      default:
        return Prisma.sql`${left} ${Prisma.raw(comparisons[operator]!)} ${operand}`;
    }
  }
}

/**
 * Whether trigrams find a text: three letters or digits on end, or fewer beside a place where a word begins or ends.
 * PostgreSQL takes an index of trigrams also for others, and then reads all of the index, and of the table.
 */
function hasTrigrams(pattern: string): boolean {
  return /[\p{L}\p{N}]{3}|[^\p{L}\p{N}][\p{L}\p{N}]|[\p{L}\p{N}]{2}[^\p{L}\p{N}]/u.test(pattern);
}

function unescaped(pattern: string): string {
  return pattern.replace(/\\([\\%_])/g, '$1');
}

const comparisons: Record<string, string> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };

/** A value of a column's type. A Date stands for a day where nothing else is said. */
function operandOf(value: unknown, type: string): Sql {
  const given = type === 'timestamptz' ? lift(value as Date, (instant) => instant.toISOString()) : value;
  return Prisma.sql`${given}${Prisma.raw(`::${type}`)}`;
}

/** {in: […]} and the other comparisons; a Date or a Param is a value. */
function isComparison(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value) as null)
  );
}
