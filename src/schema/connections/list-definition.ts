import { ArgsType, type ClassType, Extensions, InputType } from 'type-graphql';
import { Nullable } from '../described.js';
import type { Model } from '../../query/load/loader.js';
import type { Args as Arguments } from '../../query/stored-as.js';
import { type Condition, EVERY_ROW } from '../../query/condition.js';
import { combine, type Order, order, type SortKey } from '../../query/paging/order.js';
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
  'The direction in which a list is sorted. Objects without a value come last in both.',
  {
    ASC: 'Ascending: the smallest, the earliest, or the first by code point comes first.',
    DESC: 'Descending: the largest, the latest, or the last by code point comes first.',
  },
);

interface Declaration {
  /** The name of the model, and of the type in the API: Visit. */
  model: Model;
  /** visits */
  plural: string;
  filter?: Filter;
  defaultOrder: Order;
  /** The description of `defaultOrder`. */
  by: string;
  /** The keys by which a client may sort instead. */
  orders?: Orders;
}

type Orders = Record<string, { columns: readonly string[]; description: string }>;

/** The definition of the lists of a type, at the root and within other objects: their arguments and the effect of these. */
export interface ListDefinition extends Declaration {
  /** The page arguments, and `where` and `orderBy` if the list has them. */
  Args: ClassType;
  where: (args: Arguments) => Condition;
  order: (args: Arguments) => Order;
}

/** Declares a list in a file that loads no type, because types import each other in a cycle. */
export function defineList(declared: Declaration): ListDefinition {
  const { model, plural, filter, defaultOrder, by, orders } = declared;
  @ArgsType()
  class ListArgs extends PageArgs {}
  if (filter) {
    const description = `Conditions that the ${plural} must meet.`;
    Nullable(() => filter.Input, description)(ListArgs.prototype, 'where');
  }
  if (orders) {
    const OrderInput = orderInput(model, plural, orders);
    const description = `The keys to sort by, the most important first. The default is by ${by}.`;
    Nullable(() => [OrderInput], description)(ListArgs.prototype, 'orderBy');
  }
  return {
    ...declared,
    Args: ListArgs,
    where: ({ where }: Arguments) => (filter ? filter.where(where as object | null) : EVERY_ROW),
    order: ({ orderBy }: Arguments) => (orders ? ordered(model, orderBy as Item[] | null, orders, defaultOrder) : defaultOrder),
  };
}

function orderInput(model: Model, plural: string, orders: Orders): ClassType {
  const OrderInput = class {} as ClassType;
  InputType(`${model}Order`, { description: `A key to sort ${plural} by. Set exactly one field.` })(OrderInput);
  Extensions({ oneOf: true })(OrderInput);
  for (const [key, { columns, description }] of Object.entries(orders)) {
    order(model, columns); // throws if the model cannot be sorted by them
    Nullable(() => SortDirection, description)(OrderInput.prototype as object, key);
  }
  return OrderInput;
}

type Item = Record<string, SortDirection>;

/** The order that a client requests, most important key first. */
function ordered(model: Model, items: Item[] | null | undefined, orders: Orders, defaultOrder: Order): Order {
  if (!items?.length) return defaultOrder;
  return combine(
    items.map((item) => {
      const [[key, direction]] = Object.entries(item) as [[string, SortDirection]];
      return order(model, orders[key]!.columns, direction);
    }),
  );
}

/** The ascending order of a subselect's columns, by their types. Together they must identify a row. */
export function ascending(columns: Record<string, SortKey['type']>): Order {
  return Object.entries(columns).map(([column, type]) => ({ column, type, direction: 'asc' }));
}

/** A key of `orders` that several lists share. */
export const updatedAt = { columns: ['updatedAt'], description: 'The time of the last change.' };
