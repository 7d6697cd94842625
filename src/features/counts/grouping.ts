import { Int } from 'type-graphql';
import { Prisma } from '../../db/generated/client.js';
import type { Model } from '../../query/load/loader.js';
import type { Sql } from '../../query/stored-as.js';
import type { Condition } from '../../query/condition.js';
import { findComputed } from '../../query/sql/computed.sql.js';
import { hasField } from '../../schema/filters/filter.js';
import { column } from '../../query/sql/identifier.js';

/** A value by which rows are counted. */
export interface Grouping {
  description: string;
  /** The field of a count that holds the value, or the row that it identifies. */
  field: string;
  /** The model of that row. The value is then its id. */
  model?: Model;
  /** The type of any other value. */
  type?: () => object;
  /** The value, taken from a counted row or from the rows that `join` joins to it. */
  value: (row: Sql, joined: Sql) => Sql;
  /** A LEFT JOIN for values that a row may have any number of. It must return each value once per row. */
  join?: (row: Sql, joined: Sql) => Sql;
  /** The models whose rows it joins. */
  joins?: readonly Model[];
  /** The key of a value. The default is its text. */
  key?: (value: Sql) => Sql;
  /** Whether values are sorted in ascending order. Otherwise they are sorted by number of rows, largest first. */
  inOrder?: true;
  /** Returns the filter for rows with a value, given as its `key` or as the slug of the row that it identifies. */
  filter: (value: string) => object;
  /** The filter for the rows without a value. Null if each row has one. */
  without: object | null;
  /** The field of another grouping. When counting by both, pairs of equal values are omitted. */
  unlike?: string;
  /** The rows with an unidentified value. */
  unresolved?: Condition;
}

type Filters = Pick<Grouping, 'filter' | 'without'>;

/** Returns the filters on a relation: one finds rows with an object by its slug, the other finds rows without one. */
export function bySlug(relation: string, within: (filter: object) => object = (filter) => filter): Filters {
  const without = { NOT: within({ [hasField(relation)]: true }) };
  return { filter: (slug) => within({ [relation]: { slug: { equals: slug } } }), without };
}

/** For a grouping by a relation that every row has. */
export const ALWAYS = { without: null };

/** Groups by the row that a foreign key refers to. */
export function referred(model: Model, relation: string, field: string, description: string, unresolved?: Condition): Grouping {
  const value = (row: Sql) => column(row, `${relation}Id`);
  return { description, ...(unresolved && { unresolved }), field, model, value, ...bySlug(relation) };
}

/** Groups by an enum column. */
export function enumerated(name: string, type: () => object, description: string): Grouping {
  return {
    ...{ description, field: name, type },
    value: (row) => Prisma.sql`${column(row, name)}::text`,
    filter: (value) => ({ [name]: [value] }),
    without: { NOT: { [name]: Object.keys(type()) } },
  };
}

/** Groups by a number computed from the row. */
export function numbered(model: Model, name: string, description: string, field = name): Grouping {
  return {
    ...{ description, field, type: () => Int, inOrder: true },
    value: (row) => findComputed(model, name)!.sql(row),
    filter: (value) => ({ [field]: { equals: value } }),
    without: { [field]: { isNull: true } },
  };
}

/** Groups by a year or decade. The key has four digits. */
export function periodGrouping(model: Model, name: 'year' | 'decade', description: string): Grouping {
  return { ...numbered(model, name, description), key: (year) => Prisma.sql`lpad(${year}::text, 4, '0')` };
}

/** Groups by each entry of a list of strings. */
export function listed(name: string, field: string, description: string): Grouping {
  return {
    ...{ description, field, type: () => String },
    value: (_, joined) => Prisma.sql`${joined}.value`,
    join: (row, joined) =>
      Prisma.sql`LEFT JOIN LATERAL (SELECT DISTINCT unnest(${column(row, name)}) AS value) ${joined} ON TRUE`,
    filter: (value) => ({ [name]: { equals: value } }),
    without: { [name]: { isNull: true } },
  };
}
