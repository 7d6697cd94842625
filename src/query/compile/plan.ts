import type { Condition, UniqueCondition } from '../condition.js';
import type { Order } from '../paging/order.js';
import type { PageRange } from '../paging/page.js';
import type { Args, RowSource, Sql } from '../stored-as.js';

// The plan of an operation, as plain values. `toSql` turns it into one SQL statement, `printPlan` into readable text.

/** The fields of one object by response key, in the order of the response. */
export interface ObjectPlan {
  kind: 'object';
  type: string;
  fields: [key: string, field: FieldPlan][];
}

/** An object of one of several types. The row's `type` is the type's name, and its `id` identifies the stored row. */
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
  /** An object built from further columns of the same row; null if the column `unlessNull` is null. */
  | { kind: 'embedded'; unlessNull?: string; selected: TypePlan }
  /** The row that a foreign key refers to. */
  | { kind: 'one'; model: string; foreignKey: string; selected: TypePlan }
  /** The row that the only non-null foreign key refers to. */
  | { kind: 'oneOf'; choices: { foreignKey: string; selected: ObjectPlan }[] }
  /** The row with these values. `view` is set if the row is read through a view instead of from its table. */
  | { kind: 'unique'; model: string; view?: string; where: UniqueCondition; selected: TypePlan }
  | { kind: 'list'; rows: RowsPlan; order: Order; limit: number | null; selected: TypePlan }
  | { kind: 'count'; rows: RowsPlan }
  | { kind: 'connection'; rows: RowsPlan; page: PageRange; fields: [key: string, field: ConnectionField][] };

/** The rows of one source that match a condition. */
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
