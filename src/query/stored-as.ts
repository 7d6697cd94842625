import type { GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import { type Condition, EVERY_ROW, type UniqueCondition } from './condition.js';
import type { Order } from './paging/order.js';
import type { Prisma } from '../db/generated/client.js';
import type { Model } from './load/loader.js';
import type { RowColumns } from './sql/where.sql.js';

// Declares how a field is stored, for both the compiler and the resolvers.

export type Sql = Prisma.Sql;

/** A field's arguments; a value from a variable is a Param. Declarations take `never`, because each has its own arguments. */
export type Args = Record<string, unknown>;

/** The source of a relation's rows, relative to the row that has the relation. At the root there is no such row. */
export type RowSource =
  /** All rows of a model. */
  | { kind: 'all'; model: Model }
  /** The rows whose foreign key is this row's id, and whose other columns equal columns of this row. */
  | { kind: 'children'; model: Model; foreignKey: string; same: Record<string, string> }
  /** The rows at the other end of a join table: `near` refers to this row, `far` to the other. */
  | { kind: 'joined'; model: Model; by: Model; near: string; far: string; where: Condition }
  /**
   * The rows of a subselect. Rows of several types declare the columns `type` and `id`. `reads` is a model that the subselect
   * may scan in full; `joins` returns the models that it joins in full, row by row, for the given arguments. `counted` selects
   * the number of rows, if a page does not read them all.
   */
  | ({ kind: 'subselect'; name: string; columns: RowColumns; sql: Subselect } & SubselectOptions);

interface SubselectOptions {
  reads?: Model;
  joins?: (args: never) => readonly Model[];
  counted?: Subselect;
  /** Set if the subselect depends on neither the row nor the arguments, so that its `kept` rows are read once per statement. */
  isSame?: true;
}

/**
 * Builds a subselect for the row that has the relation. `where` turns a filter on a model's row into SQL. At the root, the
 * statement reads `kept` rows only once: for the page, its count and the rows beyond it.
 */
export type Subselect = (
  row: Sql,
  args: never,
  where: (filter: Condition, model: Model, row: Sql) => Sql,
  kept: (rows: Sql) => Sql,
) => Sql;

/** An expression on the row of a type. The schema provides the server's public URL. */
type Expression = (row: Sql, typeName: string, args: never, schema: GraphQLSchema) => Sql;

/** A relation to several rows. Its source may depend on the type that has the relation. */
export interface SeveralRows {
  rows: RowSource | ((typeName: string) => RowSource);
  order: Order | ((args: never) => Order);
  where?: ((args: never) => Condition) | undefined;
}

/** Returns the rows of a relation that match a request's arguments. */
export function matching({ rows, where }: Omit<SeveralRows, 'order'>, typeName: string, args: Args) {
  const source = typeof rows === 'function' ? rows(typeName) : rows;
  return { source, args, where: where?.(args as never) ?? EVERY_ROW };
}

/** Returns the rows of a relation that match a request's arguments, and their order. */
export function several({ order, ...relation }: SeveralRows, typeName: string, args: Args) {
  return {
    rows: matching(relation, typeName, args),
    order: typeof order === 'function' ? order(args as never) : order,
  };
}

export type StoredAs =
  /** A column whose name differs from the field's. */
  | { kind: 'column'; column: string }
  /** An expression on the row, and on the field's arguments if it has any. */
  | { kind: 'expression'; sql: Expression; guards?: Guards }
  /** The four columns of a partial date. */
  | { kind: 'date'; prefix: string }
  /** The row that a foreign key refers to. */
  | { kind: 'one'; foreignKey: string }
  /** The row that one of several foreign keys refers to, by type. Exactly one of them is not null. */
  | { kind: 'oneOf'; foreignKeys: ReadonlyMap<string, string> }
  /** At the root: the row whose columns have these values, or the first by slug with this identifier. */
  | { kind: 'unique'; where: (args: never) => UniqueCondition }
  /** At the root: the row with a global id, or the rows with several global ids. */
  | { kind: 'node' }
  | { kind: 'nodes' }
  /** A plain list of at most 100 rows. */
  | ({ kind: 'list' } & SeveralRows)
  /** The total number of rows in such a list. */
  | ({ kind: 'count' } & Omit<SeveralRows, 'order'>)
  /** Relay's connection. */
  | ({ kind: 'connection' } & SeveralRows & ConnectionOptions);

interface ConnectionOptions {
  guards?: Guards;
  /** Arguments whose values are lists of enum values, and change the SQL. */
  shaping?: readonly string[];
  /** Count fields in addition to Relay's. */
  counts?: Record<string, Counted>;
}

/** Validators of arguments, by name. They throw if a value is invalid. */
export type Guards = Record<string, (value: never) => string>;

/** Returns the rows to count for the arguments of a connection. */
export type Counted = (args: never) => Omit<SeveralRows, 'order'>;

/** Returns the rows to count for a request's arguments, by field name. */
export function sharedCounts(counts: ConnectionOptions['counts'], typeName: string, args: Args) {
  const entries = Object.entries(counts ?? {});
  return Object.fromEntries(entries.map(([name, of]) => [name, matching(of(args as never), typeName, args)]));
}

/** Declares how a field is stored, so that operations that select it can be compiled. */
export const Stored = (storedAs: StoredAs) => Extensions({ stored: storedAs });

export const expression = (sql: Expression, guards: Guards = {}): StoredAs => ({
  kind: 'expression',
  sql,
  guards,
});
export const storedColumn = (column: string): StoredAs => ({ kind: 'column', column });
export const storedOne = (foreignKey: string): StoredAs => ({ kind: 'one', foreignKey });
export const storedOneOf = (kinds: readonly { model: string; foreignKey: string }[]): StoredAs => ({
  kind: 'oneOf',
  foreignKeys: new Map(kinds.map(({ model, foreignKey }) => [model, foreignKey])),
});
export const unique = (where: (args: never) => UniqueCondition): StoredAs => ({ kind: 'unique', where });
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
