import { requireColumn } from '../model.js';

// Orders of lists, made of columns that end in the id.

/** A column that a list is sorted by; a decimal is held as text, so that no digit is lost. Nulls come last in either direction. Text sorts by code point. */
export interface SortKey {
  column: string;
  type: 'text' | 'date' | 'timestamptz' | 'int' | 'uuid' | 'decimal';
  nullable?: true;
  direction: 'asc' | 'desc';
}

/** A total order: the last key of one that is paged is the id. */
export type Order = readonly SortKey[];

/** The values of a row by which it is sorted, one for each key: its place in the list. */
export type SortValues = readonly (string | number | Date | null)[];

/** Types that a cursor can hold. */
const SORTABLE: readonly string[] = ['text', 'date', 'timestamptz', 'int', 'uuid'] satisfies SortKey['type'][];

/**
 * Rows of a model by these columns, and then by their ids. Their types, and which may be null, are those of the store.
 * @throws Error where a column is not stored, or cannot be sorted by.
 */
export function order(model: string, columns: readonly string[], direction: SortKey['direction'] = 'asc'): Order {
  return [...columns, 'id'].map((column) => {
    const { type, nullable, list } = requireColumn(model, column, `Order of ${model}`);
    if (list || !SORTABLE.includes(type)) throw new Error(`Order of ${model}: no cursor holds ${column}, of type ${type}`);
    return { column, type: type as SortKey['type'], ...(nullable && { nullable }), direction };
  });
}

/** The columns of a partial date, by their common prefix. */
export function dateColumns(prefix: string): readonly string[] {
  return [`${prefix}Earliest`, `${prefix}Latest`];
}

/** Several orders, the first one first. A column counts where it stands first; the id's direction is the first order's. */
export function combine(orders: readonly Order[]): Order {
  const keys = new Map<string, SortKey>();
  for (const key of orders.flatMap((each) => each.slice(0, -1))) if (!keys.has(key.column)) keys.set(key.column, key);
  return [...keys.values(), orders[0]!.at(-1)!];
}

export function sortValues(row: Record<string, unknown>, keys: Order): SortValues {
  return keys.map(({ column }) => row[column] as SortValues[number]);
}
