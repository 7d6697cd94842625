import type { Condition, UniqueCondition } from '../condition.js';
import type { Order } from '../paging/order.js';
import type { PageRange } from '../paging/page.js';
import type { Args, RowSource, Sql } from '../stored-as.js';

// The plan of an operation, in plain values. `toSql` makes one SQL statement of it, `printPlan` a text to read.

/** The fields of one object, by response key and in its order. */
export interface ObjectPlan {
  kind: 'object';
  type: string;
  fields: [key: string, field: FieldPlan][];
}

/** One object of several types; the row says by `type` which, and by `id` where it is stored. */
interface UnionPlan {
  kind: 'union';
  objects: ObjectPlan[];
}

export type TypePlan = ObjectPlan | UnionPlan;

/** `__typename` where the type is known. */
export interface Constant {
  kind: 'constant';
  value: string;
}

export type FieldPlan =
  | Constant
  | { kind: 'column'; column: string }
  | { kind: 'expression'; sql: (row: Sql) => Sql }
  /** More fields of the same row; null where the column is. */
  | { kind: 'embedded'; unlessNull?: string; selected: TypePlan }
  /** The row that a foreign key names. */
  | { kind: 'one'; model: string; foreignKey: string; selected: TypePlan }
  /** The row with these values; `view` says as what it is read, if not as the row that is stored. */
  | { kind: 'unique'; model: string; view?: string; where: UniqueCondition; selected: TypePlan }
  | { kind: 'list'; rows: RowsPlan; order: Order; limit: number | null; selected: TypePlan }
  | { kind: 'count'; rows: RowsPlan }
  | { kind: 'connection'; rows: RowsPlan; page: PageRange; fields: [key: string, field: ConnectionField][] };

/** Rows of one source that match. */
export interface RowsPlan {
  source: RowSource;
  args: Args;
  where: Condition;
}

export type ConnectionField =
  | Constant
  | { kind: 'nodes'; selected: TypePlan }
  | { kind: 'edges'; selected: ObjectPlan }
  | { kind: 'totalCount' }
  | { kind: 'count'; rows: RowsPlan }
  | { kind: 'pageInfo'; fields: [key: string, field: PageInfoField][] };

export type PageInfoField = Constant | { kind: 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor' };
