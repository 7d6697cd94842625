import { Prisma } from '../../db/generated/client.js';
import { lift } from '../compile/param.js';
import type { Comparison, Condition, UniqueName, RowComparison, Search, DateSpan, Value } from '../condition.js';
import type { Sql } from '../stored-as.js';
import { findColumn, findRelation } from '../model.js';
import { findComputed } from './computed.sql.js';
import { column, identifier, join } from './identifier.js';

/** A value of a row, with the properties that conditions need: its type, and the indexes for searching parts of its text. */
interface Compared {
  sql: Sql;
  type: string;
  hasTrigramIndex: boolean;
  indexedStart?: number | undefined;
}

/** A model, or the columns of a subselect with their types. */
export type RowColumns = string | Record<string, string>;

/** The length of a text column's indexed prefix. Prisma's schema cannot express such an index: `left("textFolded", 32)`. */
export const indexedStarts: Partial<Record<string, number>> = { 'Statement.textFolded': 32 };

/** Turns conditions on a row into SQL; `model` determines the columns' types. */
export class Conditions {
  /** Whether PostgreSQL should see the value of some condition when it plans. */
  usesCustomPlan = false;
  private valueIsKnown = false;

  readonly #queries = new Map<Search, Sql>();

  constructor(
    private readonly name: UniqueName,
    /** Adds a CTE to the statement and returns its name. */
    private readonly keep: (rows: Sql) => Sql,
  ) {}

  where(condition: Condition, model: RowColumns, row: Sql): Sql {
    if ('all' in condition) return this.each(condition.all, model, row, ' AND ', Prisma.sql`TRUE`);
    if ('any' in condition) return this.each(condition.any, model, row, ' OR ', Prisma.sql`FALSE`);
    if ('not' in condition) return Prisma.sql`NOT (${this.where(condition.not, model, row)})`;
    if ('equal' in condition) {
      const values = Object.entries(condition.equal).map(([name, value]) => this.equals(name, value, model, row));
      return join(values, ' AND ', Prisma.sql`TRUE`);
    }
    if ('given' in condition) return Prisma.sql`${this.compared(condition.given, model, row).sql} IS NOT NULL`;
    if ('column' in condition) return this.compare(this.compared(condition.column, model, row), condition);
    if ('exists' in condition) return this.exists(condition, model as string, row);
    if ('related' in condition) {
      const { related, where } = condition;
      return related.exists(row, (other) => this.where(where, related.model, other), this.name);
    }
    if ('search' in condition) return this.found(condition.search, row);
    if ('span' in condition) return this.meetSpan(condition.span, row);
    if ('row' in condition) return this.compareRow(condition.row, model, row);
    return this.byValue(condition.byValue, model, row);
  }

  private exists({ exists, where }: Extract<Condition, { exists: string }>, model: string, row: Sql): Sql {
    const [relation, other] = [findRelation(model, exists)!, this.name()];
    const on =
      'own' in relation
        ? Prisma.sql`${other}.id = ${column(row, relation.own)}`
        : Prisma.sql`${column(other, relation.theirs)} = ${row}.id`;
    return Prisma.sql`EXISTS (SELECT FROM ${identifier(relation.model)} ${other} WHERE ${on} AND ${this.where(where, relation.model, other)})`;
  }

  /** The query is evaluated once for the whole statement. */
  private found(search: Search, row: Sql): Sql {
    const query = this.#queries.get(search) ?? this.keep(search.query);
    this.#queries.set(search, query);
    const isMatch = Prisma.sql`${row}."searchVector" @@ (SELECT query FROM ${query})`;
    if (!search.hasIds) return isMatch;
    return Prisma.sql`(${isMatch} OR ${row}.id = ANY ((SELECT ids FROM ${query})::uuid[]))`;
  }

  private byValue(condition: Condition, model: RowColumns, row: Sql): Sql {
    this.usesCustomPlan = true;
    this.valueIsKnown = true;
    const sql = this.where(condition, model, row);
    this.valueIsKnown = false;
    return sql;
  }

  private each(conditions: readonly Condition[], model: RowColumns, row: Sql, operator: string, none: Sql): Sql {
    const parts = conditions.map((each) => Prisma.sql`(${this.where(each, model, row)})`);
    if (parts.length < 2) return parts[0] ?? none;
    return Prisma.sql`(${join(parts, operator)})`;
  }

  private compareRow({ op, columns, values }: RowComparison, model: RowColumns, row: Sql): Sql {
    const compared = columns.map((name) => this.compared(name, model, row));
    const right = compared.map(({ type }, index) => operandOf(values[index]!, type));
    return Prisma.sql`(${join(compared.map(({ sql }) => sql))}) ${Prisma.raw(OPERATORS[op])} (${join(right)})`;
  }

  /**
   * The range of days is written exactly as in its index; a missing bound makes the range unbounded. Two bounds become a
   * single range, which PostgreSQL estimates well. If they are in the wrong order, each bound is also tested.
   */
  private meetSpan({ prefix, gte, lte }: DateSpan, row: Sql): Sql {
    const days = Prisma.sql`daterange(${column(row, `${prefix}Earliest`)}, ${column(row, `${prefix}Latest`)}, '[]')`;
    const isDated = Prisma.sql`${column(row, `${prefix}Edtf`)} IS NOT NULL`;
    const from = Prisma.sql`${days} && daterange(${gte}::date, NULL, '[]')`;
    const to = Prisma.sql`${days} && daterange(NULL, ${lte}::date, '[]')`;
    if (lte == null) return Prisma.sql`(${isDated} AND ${from})`;
    if (gte == null) return Prisma.sql`(${isDated} AND ${to})`;
    const between = Prisma.sql`daterange(LEAST(${gte}::date, ${lte}::date), GREATEST(${gte}::date, ${lte}::date), '[]')`;
    return Prisma.sql`(${isDated} AND ${days} && ${between} AND (${gte}::date <= ${lte}::date OR (${from} AND ${to})))`;
  }

  private compared(name: string, model: RowColumns, row: Sql): Compared {
    if (typeof model !== 'string') return { sql: column(row, name), type: model[name]!, hasTrigramIndex: false };
    const computed = findComputed(model, name);
    if (computed) return { sql: computed.sql(row), type: computed.type, hasTrigramIndex: false };
    const { type } = findColumn(model, name)!;
    const indexedStart = indexedStarts[`${model}.${name}`];
    return { sql: column(row, name), type, hasTrigramIndex: name.endsWith('Folded'), indexedStart };
  }

  /** With a custom plan, PostgreSQL evaluates the CASE when it plans, and keeps only the branch that suits the value. */
  private contains({ sql: left, hasTrigramIndex }: Compared, part: string): Sql {
    const like = Prisma.sql`${left} LIKE ${lift(part, (text) => `%${text}%`)}`;
    if (!this.valueIsKnown || !hasTrigramIndex) return like;
    return Prisma.sql`CASE WHEN ${lift(part, hasTrigrams)}::boolean THEN ${like} ELSE strpos(${left}, ${lift(part, unescaped)}) > 0 END`;
  }

  /** Also compares an indexed prefix, but last, because computing it for every row is slow. */
  private startsWith({ sql: left, indexedStart }: Compared, part: string): Sql {
    if (!this.valueIsKnown || !indexedStart) return Prisma.sql`${left} LIKE ${lift(part, (text) => `${text}%`)}`;
    const start = lift(part, unescaped);
    const length = Prisma.raw(`${indexedStart}`);
    return Prisma.sql`(${left} ^@ ${start} AND left(${left}, ${length}) ^@ left(${start}, ${length}))`;
  }

  private equals(name: string, value: Value, model: RowColumns, row: Sql): Sql {
    const { sql: left, type } = this.compared(name, model, row);
    return value === null ? Prisma.sql`${left} IS NULL` : Prisma.sql`${left} = ${operandOf(value, type)}`;
  }

  private compare(compared: Compared, { op, value }: Comparison): Sql {
    const { sql: left, type } = compared;
    // Cast to the column's own type. A text list would be cast for every row, and PostgreSQL would not see its values.
    const several = () => Prisma.sql`${value}${Prisma.raw(`::${type}[]`)}`;
    switch (op) {
      case 'in':
        return Prisma.sql`${left} = ANY (${several()})`;
      case 'isEmpty':
        return Prisma.sql`cardinality(${left}) ${Prisma.raw(value ? '=' : '>')} 0`;
      case 'has':
        return Prisma.sql`${left} @> ARRAY[${operandOf(value, type)}]`; // unlike `= ANY`, can use an index
      case 'hasSome':
        return Prisma.sql`${left} && ${several()}`;
      case 'contains':
        return this.contains(compared, value);
      case 'startsWith':
        return this.startsWith(compared, value);
      case 'endsWith':
        return Prisma.sql`${left} LIKE ${lift(value, (text) => `%${text}`)}`;
      case 'gt':
      case 'gte':
      case 'lt':
      case 'lte':
        return Prisma.sql`${left} ${Prisma.raw(OPERATORS[op])} ${operandOf(value, type)}`;
    }
  }
}

/**
 * Whether a trigram index can find a string: it has three consecutive letters or digits, or fewer next to a word boundary.
 * For other strings, PostgreSQL would still use the index, and read all of the index and of the table.
 */
function hasTrigrams(pattern: string): boolean {
  return /[\p{L}\p{N}]{3}|[^\p{L}\p{N}][\p{L}\p{N}]|[\p{L}\p{N}]{2}[^\p{L}\p{N}]/u.test(pattern);
}

function unescaped(pattern: string): string {
  return pattern.replace(/\\([\\%_])/g, '$1');
}

const OPERATORS = { gt: '>', gte: '>=', lt: '<', lte: '<=' };

/** A value cast to a column's type. A Date is a day unless the type is timestamptz. */
function operandOf(value: Value, type: string): Sql {
  const given = type === 'timestamptz' ? lift(value as Date, (instant) => instant.toISOString()) : value;
  return Prisma.sql`${given}${Prisma.raw(`::${type}`)}`;
}
