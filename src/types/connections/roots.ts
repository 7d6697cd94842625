import { Arg, Args, ArgsType, type ClassType, Extensions, Field, InputType, Query, Resolver } from 'type-graphql';
import type { Model } from '../../read/load/loader.js';
import { type Args as Arguments, all, connection, type Meaning, unique } from '../../read/meaning.js';
import { combine, type Columns, type Order, order } from '../../read/pages/order.js';
import type { Filter } from '../filters/filter.js';
import { PageArgs } from './page.args.js';
import { derive } from './relations.js';
import { enumOf } from '../enum.js';

enum SortDirection {
  ASC = 'asc',
  DESC = 'desc',
}

enumOf(
  'SortDirection',
  SortDirection,
  'The direction in which a list is sorted. Objects without a value come last in both.',
  {
    ASC: 'Ascending: the smallest, the earliest, or the first by code point comes first.',
    DESC: 'Descending: the largest, the latest, or the last by code point comes first.',
  },
);

interface ListRoot {
  /** The field's name. */
  name: string;
  connection: ClassType;
  filter: Filter;
  byDefault: Order;
  /** What `byDefault` sorts by, in words. */
  by: string;
  /** What a client may sort by instead. */
  orders?: Record<string, { columns: Columns; description: string }>;
}

/** The row by its slug, with an example of one, or by other arguments. */
type OneRoot = { name: string } & (
  | { slug: string }
  | { args: () => ClassType; columns: (args: Arguments) => Record<string, unknown>; description: string }
);

/** The fields of Query for a noun: one row, and the list of all. */
export function rootsOf(type: ClassType, list: ListRoot, one?: OneRoot): ClassType {
  const Roots = class {} as ClassType;
  Resolver()(Roots);
  const prototype = Roots.prototype as object;
  if (one) declareOne(prototype, type, one);
  declareList(prototype, type, list);
  return Roots;
}

function declareOne(prototype: object, type: ClassType, one: OneRoot): void {
  const { name } = one;
  if ('slug' in one) {
    const description = `The ${name} with this slug, or null.`;
    declare(prototype, name, () => type, { nullable: true, description }, bySlug);
    Arg('slug', () => String, { description: `The slug of the ${name}: ${one.slug}.` })(prototype, name, 0);
  } else {
    const { args, columns, description } = one;
    declare(prototype, name, () => type, { nullable: true, description }, unique(columns));
    Args(args)(prototype, name, 0);
  }
}

const bySlug = unique(({ slug }: { slug: string }) => ({ slug }));

function declareList(prototype: object, { name: model }: ClassType, list: ListRoot): void {
  const { name, filter, byDefault, by, orders } = list;
  @ArgsType()
  class ListArgs extends PageArgs {}
  const where = { nullable: true, description: `Conditions that the ${name} must meet.` };
  Field(() => filter.Input, where)(ListArgs.prototype, 'where');
  if (orders) {
    const OrderInput = orderInput(model, name, orders);
    const description = `The keys to sort by, the most important first. The default is by ${by}.`;
    Field(() => [OrderInput], { nullable: true, description })(ListArgs.prototype, 'orderBy');
  }
  const sort = orders ? ({ orderBy }: Arguments) => ordered(orderBy as Item[] | null, orders, byDefault) : byDefault;
  const meaning = connection(all(model as Model), sort, ({ where }: Arguments) => filter.where(where as object | null));
  const description = `All ${name} that match, by ${by}${orders ? ' unless `orderBy` says otherwise' : ''}.`;
  declare(prototype, name, () => list.connection, { description }, meaning);
  Args(() => ListArgs)(prototype, name, 0);
}

function orderInput(model: string, name: string, orders: NonNullable<ListRoot['orders']>): ClassType {
  const OrderInput = class {} as ClassType;
  InputType(`${model}Order`, { description: `A key to sort ${name} by: exactly one of these.` })(OrderInput);
  Extensions({ oneOf: true })(OrderInput);
  for (const [key, { description }] of Object.entries(orders)) {
    Field(() => SortDirection, { nullable: true, description })(OrderInput.prototype as object, key);
  }
  return OrderInput;
}

type Item = Record<string, SortDirection>;

/** The order that a client asks for, the first item first. */
function ordered(items: Item[] | null | undefined, orders: NonNullable<ListRoot['orders']>, byDefault: Order): Order {
  if (!items?.length) return byDefault;
  return combine(
    items.map((item) => {
      const [[key, direction]] = Object.entries(item) as [[string, SortDirection]];
      return order(orders[key]!.columns, direction);
    }),
  );
}

function declare(
  prototype: object,
  name: string,
  type: () => ClassType,
  options: { description: string; nullable?: boolean },
  meaning: Meaning,
): void {
  Query(type, options)(prototype, name, {});
  derive(meaning)(prototype, name);
}
