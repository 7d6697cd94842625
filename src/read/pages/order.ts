/** A column that a list is sorted by; a decimal is held as text, so that no digit is lost. Nulls come last in either direction. Text sorts by code point. */
export interface SortKey {
  column: string;
  type: 'text' | 'date' | 'timestamptz' | 'int' | 'uuid' | 'decimal';
  nullable?: true;
  direction: 'asc' | 'desc';
}

/** A total order: the last key of one that is paged is the id. */
export type Order = readonly SortKey[];

/** The value of each sort key, in their order: a place in the list. */
export type Place = readonly (string | number | Date | null)[];

export type Columns = readonly Omit<SortKey, 'direction'>[];

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
