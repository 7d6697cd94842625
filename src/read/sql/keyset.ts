import type { Order, Place, SortKey, Where } from '../pages/order.js';

/** Several columns compared with as many values at once, as PostgreSQL compares rows: beside Prisma's conditions. */
export interface RowComparison {
  operator: 'gt' | 'lt';
  columns: string[];
  values: Place;
}

/**
 * The rows after a place, as ranges of an index. A comparison of rows finds in one those that have all keys; where a
 * key is missing, a row comes after all that agree with it so far and have one.
 */
export function rangesAfter(place: Place, order: Order): Where[] {
  const row = comparison(place, order, 'gt');
  const without = ({ column, nullable }: SortKey): Where[] => (nullable ? [{ [column]: null }] : []);
  if (row) return [row, ...past(place, order, without)];
  return past(place, order, (key, value) => {
    if (value === null) return [];
    return [{ [key.column]: { [key.direction === 'asc' ? 'gt' : 'lt']: value } }, ...without(key)];
  });
}

/** The rows before a place. */
export function rangesBefore(place: Place, order: Order): Where[] {
  const row = comparison(place, order, 'lt');
  if (row) return [row];
  return past(place, order, ({ column, direction }, value) => [
    { [column]: value === null ? { not: null } : { [direction === 'asc' ? 'lt' : 'gt']: value } },
  ]);
}

/** The row at a place. */
export function at(place: Place, order: Order): Where {
  return Object.assign({}, ...order.map(({ column }, index) => ({ [column]: place[index] })));
}

/** Equal to a place in the keys up to one, and past it in that one: `steps` gives the ways to be so. */
function past(place: Place, order: Order, steps: (key: SortKey, value: Place[number]) => Where[]): Where[] {
  return order.flatMap((key, index) =>
    steps(key, place[index]!).map((step) => ({ AND: [at(place.slice(0, index), order.slice(0, index)), step] })),
  );
}

/** Null where rows cannot be compared: keys run both ways, or the place has a null. */
function comparison(place: Place, order: Order, operator: RowComparison['operator']): Where | null {
  const [first] = order;
  if (place.includes(null) || order.some(({ direction }) => direction !== first!.direction)) return null;
  const opposite = operator === 'gt' ? 'lt' : 'gt';
  const ROW: RowComparison = {
    operator: first!.direction === 'asc' ? operator : opposite,
    columns: order.map(({ column }) => column),
    values: place,
  };
  return { ROW };
}
