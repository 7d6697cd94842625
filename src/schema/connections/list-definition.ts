import { ArgsType, type ClassType, Extensions, InputType } from 'type-graphql';
import { Nullable } from '../described.js';
import type { Model } from '../../query/load/loader.js';
import type { Args as Arguments } from '../../query/stored-as.js';
import { type Condition, EVERY_ROW } from '../../query/condition.js';
import { findColumn } from '../../query/model.js';
import { combine, dateColumns, type Order, order, type SortKey } from '../../query/paging/order.js';
import type { Filter } from '../filters/filter.js';
import { declareEnum } from '../enum.js';
import { PageArgs } from './connection.type.js';

export enum SortDirection {
  ASC = 'asc',
  DESC = 'desc',
}

declareEnum(
  'SortDirection',
  SortDirection,
  'The direction in which a list is sorted. Objects without a value come last in both directions.',
  {
    ASC: 'Ascending: the smallest, the earliest, or the first by code point comes first.',
    DESC: 'Descending: the largest, the latest, or the last by code point comes first.',
  },
);

interface Declaration {
  /** The name of the model and of its GraphQL type, such as Visit. */
  model: Model;
  /** For example, `visits`. */
  plural: string;
  filter?: Filter;
  /** Defaults to the order of the key `by`. */
  defaultOrder?: Order;
  /** The description of the default order. */
  by: string;
  /** Descriptions of the keys by which a client may sort. Lists with such keys can also be sorted by `updatedAt`. */
  orders?: Record<string, string>;
  /** The columns for keys that are not named after a column or a partial date. */
  columns?: Record<string, readonly string[]>;
}

/** Defines the arguments of a type's lists, both at the root and within other objects, and their effects. */
export interface ListDefinition extends Declaration {
  defaultOrder: Order;
  /** The page arguments, and `where` and `orderBy` if the list has them. */
  Args: ClassType;
  where: (args: Arguments) => Condition;
  order: (args: Arguments) => Order;
}

/**
 * Declares a list. The file that calls this must not load any type, because types import each other in a cycle.
 * @throws Error if the model cannot be sorted by a key
 */
export function defineList(declared: Declaration): ListDefinition {
  const { model, plural, filter, by } = declared;
  const orders = declared.orders && { ...declared.orders, updatedAt: 'The time of the last change.' };
  const keys = Object.fromEntries(Object.keys(orders ?? {}).map((key) => [key, keyOrders(declared, key)]));
  const defaultOrder = declared.defaultOrder ?? keys[by]!.asc;
  @ArgsType()
  class ListArgs extends PageArgs {}
  if (filter) {
    const description = `Conditions that the ${plural} must meet.`;
    Nullable(() => filter.Input, description)(ListArgs.prototype, 'where');
  }
  if (orders) {
    const OrderInput = orderInput(model, plural, orders);
    const description = `The sort keys, most significant first. The default order is by ${by}.`;
    Nullable(() => [OrderInput], description)(ListArgs.prototype, 'orderBy');
  }
  return {
    ...declared,
    defaultOrder,
    Args: ListArgs,
    where: ({ where }: Arguments) => (filter ? filter.where(where as object | null) : EVERY_ROW),
    order: ({ orderBy }: Arguments) => {
      const items = ((orderBy ?? []) as Record<string, SortDirection>[]).map((item) => Object.entries(item)[0]!);
      return items.length === 0 ? defaultOrder : combine(items.map(([key, direction]) => keys[key]![direction]));
    },
  };
}

function keyOrders({ model, columns = {} }: Declaration, key: string): Record<SortDirection, Order> {
  const own = columns[key] ?? (findColumn(model, `${key}Earliest`) ? dateColumns(key) : [key]);
  return { asc: order(model, own, 'asc'), desc: order(model, own, 'desc') };
}

function orderInput(model: Model, plural: string, orders: Record<string, string>): ClassType {
  const OrderInput = class {} as ClassType;
  InputType(`${model}Order`, { description: `A sort key for ${plural}. Set exactly one field.` })(OrderInput);
  Extensions({ oneOf: true })(OrderInput);
  for (const [key, description] of Object.entries(orders)) {
    Nullable(() => SortDirection, description)(OrderInput.prototype as object, key);
  }
  return OrderInput;
}

/** The ascending order of a subselect's columns, by their types. Together they must identify a row. */
export function ascending(columns: Record<string, SortKey['type']>): Order {
  return Object.entries(columns).map(([column, type]) => ({ column, type, direction: 'asc' }));
}
