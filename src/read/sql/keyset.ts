import { after, at, before, type Order, type Place, type Where } from '../pages/order.js';

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
  if (!row) return after(place, order)['OR'] as Where[];
  const without = order.flatMap(({ column, nullable }, index) =>
    nullable ? [{ AND: [at(place.slice(0, index), order.slice(0, index)), { [column]: null }] }] : [],
  );
  return [row, ...without];
}

/** The rows before a place, likewise. */
export function rangesBefore(place: Place, order: Order): Where[] {
  const row = comparison(place, order, 'lt');
  return row ? [row] : (before(place, order)['OR'] as Where[]);
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
