import type { GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import { type Condition, EVERY_ROW, type UniqueCondition } from './condition.js';
import type { Order } from './paging/order.js';
import type { Prisma } from '../db/generated/client.js';
import type { Model } from './load/loader.js';
import type { RowColumns } from './sql/where.sql.js';

// What a field is in the store: declared once, read by the compiler and by the resolvers.

export type Sql = Prisma.Sql;

/** A field's arguments; a value that a variable gives is a Param. Declarations say which there are: they take `never`. */
export type Args = Record<string, unknown>;

/** Where the rows of a relation come from, seen from the row that has it. At the root there is no such row. */
export type RowSource =
  /** All rows of a model. */
  | { kind: 'all'; model: Model }
  /** The rows whose foreign key is this row's id, and whose other columns equal columns of this row. */
  | { kind: 'children'; model: Model; foreignKey: string; same: Record<string, string> }
  /** The rows at the other end of a join table: `near` refers to this row, `far` to the other. */
  | { kind: 'joined'; model: Model; by: Model; near: string; far: string; where: Condition }
  /**
   * The rows of a subselect. Rows of several types declare the columns `type` and `id`. `reads` is a model all of which it
   * may read, and `joins` are those of which it reads all for these arguments, row by row. `counted` is the number of its
   * rows, where they are not all read for a page.
   */
  | ({ kind: 'subselect'; name: string; columns: RowColumns; sql: Subselect } & SubselectOptions);

interface SubselectOptions {
  reads?: Model;
  joins?: (args: never) => readonly Model[];
  counted?: Subselect;
  /** Whether it depends on neither the row nor the arguments. What it keeps is then read once for all fields of a statement. */
  isSame?: true;
}

/**
 * A subselect over the row that has the relation; `where` turns a filter on a model's row into SQL. At the root, rows that
 * are `kept` are read once for all of the statement: for the page, its count and what is beyond it.
 */
export type Subselect = (
  row: Sql,
  args: never,
  where: (filter: Condition, model: Model, row: Sql) => Sql,
  kept: (rows: Sql) => Sql,
) => Sql;

/** An expression on the row of a type. The schema says at which address the server is reached. */
type Expression = (row: Sql, typeName: string, args: never, schema: GraphQLSchema) => Sql;

/** A relation to several rows, and a source that may depend on the type that has it. */
export interface SeveralRows {
  rows: RowSource | ((typeName: string) => RowSource);
  order: Order | ((args: never) => Order);
  where?: ((args: never) => Condition) | undefined;
}

/** The rows of such a relation that a request asks for. */
export function matching({ rows, where }: Omit<SeveralRows, 'order'>, typeName: string, args: Args) {
  const source = typeof rows === 'function' ? rows(typeName) : rows;
  return { source, args, where: where?.(args as never) ?? EVERY_ROW };
}

/** The rows of such a relation that a request asks for, and their order. */
export function several({ order, ...relation }: SeveralRows, typeName: string, args: Args) {
  return {
    rows: matching(relation, typeName, args),
    order: typeof order === 'function' ? order(args as never) : order,
  };
}

/** What a field is in the store. */
export type StoredAs =
  /** A column, where the field's name does not say it. */
  | { kind: 'column'; column: string }
  /** An expression on the row, and on the field's arguments if it has any. */
  | { kind: 'expression'; sql: Expression; guards?: Guards }
  /** The four columns of a partial date. */
  | { kind: 'date'; prefix: string }
  /** The row that a foreign key names. */
  | { kind: 'one'; foreignKey: string }
  /** At the root, the row whose columns have these values, or the first by slug with an identifier. */
  | { kind: 'unique'; where: (args: never) => UniqueCondition }
  /** At the root, the row that a global id names; the rows that several name. */
  | { kind: 'node' }
  | { kind: 'nodes' }
  /** A plain list of at most 100 rows. */
  | ({ kind: 'list' } & SeveralRows)
  /** The number of all rows of such a list. */
  | ({ kind: 'count' } & Omit<SeveralRows, 'order'>)
  /** Relay's connection. */
  | ({ kind: 'connection' } & SeveralRows & ConnectionOptions);

interface ConnectionOptions {
  guards?: Guards;
  /** Arguments by whose values the SQL differs, where they are lists of enum values. */
  shaping?: readonly string[];
  /** Fields beside Relay's that count rows. */
  counts?: Record<string, Counted>;
}

/** What must be true of an argument's value. They throw where it is not. */
export type Guards = Record<string, (value: never) => string>;

/** Rows that are counted, by the arguments of a connection. */
export type Counted = (args: never) => Omit<SeveralRows, 'order'>;

/** Such counts of the rows that a request asks for. */
export function sharedCounts(counts: ConnectionOptions['counts'], typeName: string, args: Args) {
  const entries = Object.entries(counts ?? {});
  return Object.fromEntries(entries.map(([name, of]) => [name, matching(of(args as never), typeName, args)]));
}

/** Declares what a field is in the store, so that operations with it can be compiled. */
export const Stored = (storedAs: StoredAs) => Extensions({ stored: storedAs });

export const expression = (sql: Expression, guards: Guards = {}): StoredAs => ({
  kind: 'expression',
  sql,
  guards,
});
export const columnOf = (column: string): StoredAs => ({ kind: 'column', column });
export const storedDate = (prefix: string): StoredAs => ({ kind: 'date', prefix });
export const storedOne = (foreignKey: string): StoredAs => ({ kind: 'one', foreignKey });
export const unique = (where: (args: never) => UniqueCondition): StoredAs => ({ kind: 'unique', where });
export const storedList = (rows: SeveralRows['rows'], order: Order, where?: SeveralRows['where']): StoredAs => ({
  kind: 'list',
  rows,
  order,
  where,
});
export const count = (rows: SeveralRows['rows'], where?: SeveralRows['where']): StoredAs => ({ kind: 'count', rows, where });
export const connection = (
  rows: SeveralRows['rows'],
  order: SeveralRows['order'],
  where?: SeveralRows['where'],
  options: ConnectionOptions = {},
): StoredAs => ({
  kind: 'connection',
  rows,
  order,
  where,
  ...options,
});

export const all = (model: Model): RowSource => ({ kind: 'all', model });
export const children = (model: Model, foreignKey: string, same: Record<string, string> = {}): RowSource => ({
  kind: 'children',
  model,
  foreignKey,
  same,
});
export const joinedRows = (model: Model, by: Model, near: string, far: string, where: Condition = EVERY_ROW): RowSource => ({
  kind: 'joined',
  model,
  by,
  near,
  far,
  where,
});
export const subselect = (name: string, columns: RowColumns, sql: Subselect, more: SubselectOptions = {}): RowSource => ({
  kind: 'subselect',
  name,
  columns,
  sql,
  ...more,
});
