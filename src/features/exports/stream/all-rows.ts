import type { FieldPlan } from '../../../query/compile/plan.js';
import type { Model } from '../../../query/load/loader.js';
import type { Condition } from '../../../query/condition.js';
import type { Order } from '../../../query/paging/order.js';

/** All rows of a model that has no list in the schema. */
export interface AllRows {
  model: Model;
  order: Order;
  where?: Condition;
  /** Fields that the schema's type lacks. */
  more: [key: string, field: FieldPlan][];
}
