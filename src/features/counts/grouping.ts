import { Int } from 'type-graphql';
import { Prisma } from '../../db/generated/client.js';
import type { Model } from '../../query/load/loader.js';
import type { Sql } from '../../query/stored-as.js';
import type { Condition } from '../../query/condition.js';
import { findComputed } from '../../query/sql/computed.sql.js';
import { column } from '../../query/sql/identifier.js';

/** What rows are counted by. */
export interface Grouping {
  description: string;
  /** The field of a count that has the value, or the row that it stands for. */
  field: string;
  /** The model of such a row; the value is its id. */
  model?: Model;
  /** The type of any other value. */
  type?: () => object;
  /** The value, of a counted row or of what `join` joins to it. */
  value: (row: Sql, joined: Sql) => Sql;
  /** A LEFT JOIN by which a row has several values, or none. It has each value once. */
  join?: (row: Sql, joined: Sql) => Sql;
  /** The models whose rows it joins. */
  joins?: readonly Model[];
  /** The key that a value has, if not its text. */
  key?: (value: Sql) => Sql;
  /** Whether values stand in their own order. Others stand by their number of rows, the largest first. */
  inOrder?: true;
  /** The filter of the rows with a value, given as in `key`, or as the slug of what it stands for. */
  filter: (value: string) => object;
  /** The filter of the rows without one. */
  without: object;
  /** The field of another grouping: counted by both, a row has no pair of one value. */
  unlike?: string;
  /** The rows whose value is known to exist, but not which it is. */
  unresolved?: Condition;
}

type Filters = Pick<Grouping, 'filter' | 'without'>;

/** The filters of a relation: of one object by its slug, and of none. */
export function bySlug(relation: string, within: (filter: object) => object = (filter) => filter): Filters {
  return { filter: (slug) => within({ [relation]: { slug: { equals: slug } } }), without: { NOT: within({ [relation]: {} }) } };
}

/** The row that a column names. */
export function referred(model: Model, relation: string, field: string, description: string, unresolved?: Condition): Grouping {
  const value = (row: Sql) => column(row, `${relation}Id`);
  return { description, ...(unresolved && { unresolved }), field, model, value, ...bySlug(relation) };
}

/** A column of an enum. */
export function enumerated(name: string, type: () => object, description: string): Grouping {
  return {
    ...{ description, field: name, type },
    value: (row) => Prisma.sql`${column(row, name)}::text`,
    filter: (value) => ({ [name]: [value] }),
    without: { NOT: { [name]: Object.keys(type()) } },
  };
}

/** A number that is computed from the row. */
export function numbered(model: Model, name: string, description: string, field = name): Grouping {
  return {
    ...{ description, field, type: () => Int, inOrder: true },
    value: (row) => findComputed(model, name)!.sql(row),
    filter: (value) => ({ [field]: { equals: value } }),
    without: { [field]: { isNull: true } },
  };
}

/** A year, or the first of a decade, with four digits. */
export function periodGrouping(model: Model, name: 'year' | 'decade', description: string): Grouping {
  return { ...numbered(model, name, description), key: (year) => Prisma.sql`lpad(${year}::text, 4, '0')` };
}

/** Each entry of a list of texts. */
export function listed(name: string, field: string, description: string): Grouping {
  return {
    ...{ description, field, type: () => String },
    value: (_, joined) => Prisma.sql`${joined}.value`,
    join: (row, joined) =>
      Prisma.sql`LEFT JOIN LATERAL (SELECT DISTINCT unnest(${column(row, name)}) AS value) ${joined} ON TRUE`,
    filter: (value) => ({ [name]: { equals: value } }),
    without: { [name]: { equals: null } },
  };
}
