/** A column that a list is sorted by; a decimal is held as text, so that no digit is lost. Nulls come last in either direction. Text sorts by code point. */
export interface SortKey {
  column: string;
  type: 'text' | 'date' | 'int' | 'uuid' | 'decimal';
  nullable?: true;
  direction: 'asc' | 'desc';
}

/** A total order: the last key of one that is paged is the id. */
export type Order = readonly SortKey[];

/** The value of each sort key, in their order: a place in the list. */
export type Place = readonly (string | number | Date | null)[];

export type Columns = readonly Omit<SortKey, 'direction'>[];

/** What Prisma takes as `where` and `orderBy`. */
export type Where = Record<string, unknown>;
export type OrderBy = Record<string, unknown>;

export function order(columns: Columns, direction: SortKey['direction'] = 'asc'): Order {
  return [...columns, { column: 'id', type: 'uuid' } as const].map((key) => ({ ...key, direction }));
}

/** The columns of a partial date, by their common prefix. */
export function dateColumns(prefix: string): Columns {
  return ['Earliest', 'Latest'].map((bound) => ({ column: prefix + bound, type: 'date', nullable: true }));
}

/** Several orders, the first one first. A column counts where it stands first; the id's direction is the first order's. */
export function combine(orders: readonly Order[]): Order {
  const keys = new Map<string, SortKey>();
  for (const key of orders.flatMap((each) => each.slice(0, -1))) if (!keys.has(key.column)) keys.set(key.column, key);
  return [...keys.values(), orders[0]!.at(-1)!];
}

export function placeOf(row: Record<string, unknown>, keys: Order): Place {
  return keys.map(({ column }) => row[column] as Place[number]);
}

export function orderBy(keys: Order, reverse = false): OrderBy[] {
  return keys.map(({ column, direction, nullable }) => {
    const sort = reverse ? opposite(direction) : direction;
    return { [column]: nullable ? { sort, nulls: reverse ? 'first' : 'last' } : sort };
  });
}

/** Rows that stand after a place. */
export function after(place: Place, keys: Order): Where {
  return beyond(place, keys, ({ column, direction, nullable }, value) => {
    if (value === null) return [];
    const greater = { [column]: { [direction === 'asc' ? 'gt' : 'lt']: value } };
    return nullable ? [greater, { [column]: null }] : [greater];
  });
}

/** Rows that stand before a place. */
export function before(place: Place, keys: Order): Where {
  return beyond(place, keys, ({ column, direction }, value) => [
    { [column]: value === null ? { not: null } : { [direction === 'asc' ? 'lt' : 'gt']: value } },
  ]);
}

/** The row at a place. */
export function at(place: Place, keys: Order): Where {
  return Object.assign({}, ...keys.map(({ column }, index) => ({ [column]: place[index] })));
}

/** Equal in the keys up to one, and past it in that one: `past` gives the alternatives. */
function beyond(place: Place, keys: Order, past: (key: SortKey, value: Place[number]) => Where[]): Where {
  return {
    OR: keys.flatMap((key, index) =>
      past(key, place[index]!).map((step) => ({ AND: [at(place.slice(0, index), keys.slice(0, index)), step] })),
    ),
  };
}

function opposite(direction: SortKey['direction']): SortKey['direction'] {
  return direction === 'asc' ? 'desc' : 'asc';
}
