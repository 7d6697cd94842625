import { Extensions } from 'type-graphql';
import type { Order, Where } from './pages/order.js';
import type { Prisma } from '../db/generated/client.js';
import type { Model } from './load/loader.js';

export type Sql = Prisma.Sql;

/** An object's arguments; a value that a variable gives is a Param. */
export type Args = any;

/** Where the rows of a relation come from, seen from the row that has it; at the root there is no such row. */
export type Rows =
  /** All rows of a model. */
  | { kind: 'all'; model: Model }
  /** The rows whose foreign key is this row's id, and whose other columns are the same as columns of this row. */
  | { kind: 'children'; model: Model; foreignKey: string; same: Record<string, string> }
  /** The rows at the other end of a join table: `near` refers to this row, `far` to the other. */
  | { kind: 'joined'; model: Model; by: Model; near: string; far: string; where: Where }
  /** What a subselect gives; of a union it gives `type` and `id`. */
  | { kind: 'derived'; name: string; types: Record<string, string>; sql: Derive };

/** A subselect over the row that has the relation; `where` turns a filter on a model's row into SQL. */
export type Derive = (row: Sql, args: Args, where: (filter: Where, model: Model, row: Sql) => Sql) => Sql;

/** What a field is in the store. */
export type Meaning =
  /** A column, where the field's name does not say it. */
  | { kind: 'column'; column: string }
  /** An expression on the row. */
  | { kind: 'expression'; sql: (row: Sql, typeName: string) => Sql }
  /** The four columns of a partial date. */
  | { kind: 'date'; prefix: string }
  /** The row that a foreign key names. */
  | { kind: 'one'; foreignKey: string }
  /** At the root, the row whose columns have these values. */
  | { kind: 'unique'; columns: (args: Args) => Record<string, unknown> }
  /** At the root, the row that a global id names; the rows that several name. */
  | { kind: 'node' }
  | { kind: 'nodes' }
  /** A plain list, at most 100 of it. */
  | { kind: 'list'; rows: Rows | ((typeName: string) => Rows); order: Order; where?: (args: Args) => Where }
  /** Relay's connection. */
  | {
      kind: 'connection';
      rows: Rows;
      order: Order | ((args: Args) => Order);
      where?: (args: Args) => Where;
      /** What must be true of an argument's value; throws where it is not. */
      guards?: Record<string, (value: any) => string>;
    };

/** Declares beside a field what it is in the store, so that operations with it can be compiled. */
export const Stored = (meaning: Meaning) => Extensions({ stored: meaning });

export const expression = (sql: (row: Sql, typeName: string) => Sql): Meaning => ({ kind: 'expression', sql });
export const columnOf = (column: string): Meaning => ({ kind: 'column', column });
export const date = (prefix: string): Meaning => ({ kind: 'date', prefix });
export const one = (foreignKey: string): Meaning => ({ kind: 'one', foreignKey });
export const unique = (columns: (args: Args) => Record<string, unknown>): Meaning => ({ kind: 'unique', columns });
export const list = (rows: Rows | ((typeName: string) => Rows), order: Order, where?: (args: Args) => Where): Meaning => ({
  kind: 'list', rows, order, ...(where && { where }),
}); // prettier-ignore
export const connection = (
  rows: Rows,
  order: Order | ((args: Args) => Order),
  where?: (args: Args) => Where,
): Meaning => ({ kind: 'connection', rows, order, ...(where && { where }) });

export const all = (model: Model): Rows => ({ kind: 'all', model });
export const children = (model: Model, foreignKey: string, same: Record<string, string> = {}): Rows => ({
  kind: 'children', model, foreignKey, same,
}); // prettier-ignore
export const joined = (model: Model, by: Model, near: string, far: string, where: Where = {}): Rows => ({
  kind: 'joined', model, by, near, far, where,
}); // prettier-ignore
export const derived = (name: string, types: Record<string, string>, sql: Derive): Rows => ({
  kind: 'derived', name, types, sql,
}); // prettier-ignore
