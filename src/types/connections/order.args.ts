import { combine, type Columns, type Order, order } from '../../read/pages/order.js';
import type { SortDirection } from './sort-direction.js';

/** The order that a client asks for, the first item first; `columns` says what each key of an item sorts by. */
export function ordered<Item extends object>(
  items: Item[] | null | undefined,
  columns: Record<keyof Item & string, Columns>,
  byDefault: Order,
): Order {
  if (!items?.length) return byDefault;
  return combine(
    items.map((item) => {
      const [[key, direction]] = Object.entries(item) as [[keyof Item & string, SortDirection]];
      return order(columns[key], direction);
    }),
  );
}
