import type { Condition, RowComparison } from '../condition.js';
import type { Order, SortValues, SortKey } from '../paging/order.js';

/**
 * Returns conditions for the rows after a position, each a range of an index. A row comparison covers all rows without null
 * keys in one range. A row with a null key sorts after all rows that have a value in this key and equal earlier keys.
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

/** Returns conditions for the rows before a position, each a range of an index. */
export function rangesBefore(place: SortValues, order: Order): Condition[] {
  const row = comparison(place, order, 'lt');
  if (row) return [row];
  return past(place, order, ({ column, direction }, value) => [
    value === null ? { given: column } : { column, op: direction === 'asc' ? 'lt' : 'gt', value },
  ]);
}

/** The condition for the row at a position. */
export function at(place: SortValues, order: Order): Condition {
  return { equal: Object.fromEntries(order.map(({ column }, index) => [column, place[index]!])) };
}

/**
 * Returns one condition for each key: the row equals the position in all earlier keys, and is past it in this key by one of the
 * `steps`.
 */
function past(place: SortValues, order: Order, steps: (key: SortKey, value: SortValues[number]) => Condition[]): Condition[] {
  return order.flatMap((key, index) =>
    steps(key, place[index]!).map((step) => ({ all: [at(place.slice(0, index), order.slice(0, index)), step] })),
  );
}

/** Null if a row comparison is impossible: the keys have different directions, or the position has a null. */
function comparison(place: SortValues, order: Order, op: RowComparison['op']): Condition | null {
  const [first] = order;
  if (place.includes(null) || order.some(({ direction }) => direction !== first!.direction)) return null;
  const opposite = op === 'gt' ? 'lt' : 'gt';
  const columns = order.map(({ column }) => column);
  return { row: { op: first!.direction === 'asc' ? op : opposite, columns, values: place } };
}
