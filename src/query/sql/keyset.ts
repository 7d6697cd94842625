import type { Condition, RowComparison } from '../condition.js';
import type { Order, SortValues, SortKey } from '../paging/order.js';

/**
 * The rows after a place, as ranges of an index. A comparison of rows finds in one those that have all keys; where a
 * key is missing, a row comes after all that agree with it so far and have one.
 */
export function rangesAfter(place: SortValues, order: Order): Condition[] {
  const row = comparison(place, order, 'gt');
  const without = ({ column, nullable }: SortKey): Condition[] => (nullable ? [{ equal: { [column]: null } }] : []);
  if (row) return [row, ...past(place, order, without)];
  return past(place, order, (key, value) => {
    if (value === null) return [];
    return [{ column: key.column, op: key.direction === 'asc' ? 'gt' : 'lt', value }, ...without(key)];
  });
}

/** The rows before a place. */
export function rangesBefore(place: SortValues, order: Order): Condition[] {
  const row = comparison(place, order, 'lt');
  if (row) return [row];
  return past(place, order, ({ column, direction }, value) => [
    value === null ? { given: column } : { column, op: direction === 'asc' ? 'lt' : 'gt', value },
  ]);
}

/** The row at a place. */
export function at(place: SortValues, order: Order): Condition {
  return { equal: Object.fromEntries(order.map(({ column }, index) => [column, place[index]!])) };
}

/** Equal to a place in the keys up to one, and past it in that one: `steps` gives the ways to be so. */
function past(place: SortValues, order: Order, steps: (key: SortKey, value: SortValues[number]) => Condition[]): Condition[] {
  return order.flatMap((key, index) =>
    steps(key, place[index]!).map((step) => ({ all: [at(place.slice(0, index), order.slice(0, index)), step] })),
  );
}

/** Null where rows cannot be compared: keys run both ways, or the place has a null. */
function comparison(place: SortValues, order: Order, op: RowComparison['op']): Condition | null {
  const [first] = order;
  if (place.includes(null) || order.some(({ direction }) => direction !== first!.direction)) return null;
  const opposite = op === 'gt' ? 'lt' : 'gt';
  const columns = order.map(({ column }) => column);
  return { row: { op: first!.direction === 'asc' ? op : opposite, columns, values: place } };
}
