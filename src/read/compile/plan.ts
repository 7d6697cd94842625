import type { Order, Where } from '../pages/order.js';
import type { Page } from '../pages/page.js';
import type { RowSource, Sql } from '../meaning.js';

// What an operation asks of the store, as plain values: printed, it can be read; turned into SQL, it is one statement.

/** The fields of one object, by response key and in its order. */
export interface ObjectPlan {
  kind: 'object';
  type: string;
  fields: [key: string, field: FieldPlan][];
}

/** One object of several types; the row says by `type` which, and by `id` where it is stored. */
export interface UnionPlan {
  kind: 'union';
  objects: ObjectPlan[];
}

export type Shape = ObjectPlan | UnionPlan;

export type FieldPlan =
  | { kind: 'constant'; value: string }
  | { kind: 'column'; column: string }
  | { kind: 'expression'; sql: (row: Sql) => Sql }
  /** More fields of the same row; null where the column is. */
  | { kind: 'embedded'; unlessNull?: string; shape: Shape }
  /** The row that a foreign key names. */
  | { kind: 'one'; model: string; foreignKey: string; shape: Shape }
  | { kind: 'unique'; model: string; where: Where; shape: Shape }
  | { kind: 'list'; rows: RowsPlan; order: Order; limit: number | null; shape: Shape }
  | { kind: 'connection'; rows: RowsPlan; page: Page; fields: [key: string, field: ConnectionField][] };

/** Rows of one source that match. */
export interface RowsPlan {
  source: RowSource;
  args: unknown;
  where: Where;
}

export type ConnectionField =
  | { kind: 'constant'; value: string }
  | { kind: 'nodes'; shape: Shape }
  | { kind: 'edges'; shape: ObjectPlan }
  | { kind: 'totalCount' }
  | { kind: 'pageInfo'; fields: [key: string, field: PageInfoField][] };

export type PageInfoField =
  { kind: 'constant'; value: string } | { kind: 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor' };
