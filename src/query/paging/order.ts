import { requireColumn } from '../model.js';

/**
 * A column that a list is sorted by. Nulls come last in either direction. Text sorts by code point. A decimal's value is
 * kept as text, so that no digit is lost.
 */
export interface SortKey {
  column: string;
  type: 'text' | 'date' | 'timestamptz' | 'int' | 'bool' | 'uuid' | 'decimal' | EnumType;
  nullable?: true;
  direction: 'asc' | 'desc';
}

/** An enum, as SQL names it: `"OfficeClass"`. Its values sort as they are declared. */
export type EnumType = `"${string}"`;

/** A sort order. In a paged list, the last key is the id, which makes the order total. */
export type Order = readonly SortKey[];

/** The sort values of a row, one per key: its position in the list. */
export type SortValues = readonly (string | number | boolean | Date | null)[];

/** Column types that a cursor can hold, in addition to enums. */
const SORTABLE: readonly string[] = ['text', 'date', 'timestamptz', 'int', 'bool', 'uuid'] satisfies SortKey['type'][];

export const isEnumType = (type: string): type is EnumType => type.startsWith('"');

/**
 * Returns the order of a model's rows by these columns, then by id. Types and nullability come from the stored model.
 * @throws Error if a column does not exist or cannot be sorted by
 */
export function order(model: string, columns: readonly string[], direction: SortKey['direction'] = 'asc'): Order {
  return [...columns, 'id'].map((column) => {
    const { type, nullable, list } = requireColumn(model, column, `Order of ${model}`);
    if (list || !(isEnumType(type) || SORTABLE.includes(type)))
      throw new Error(`Order of ${model}: a cursor cannot hold ${column}, of type ${type}`);
    return { column, type: type as SortKey['type'], ...(nullable && { nullable }), direction };
  });
}

/** Returns the columns that sort a partial date, given their common prefix. */
export function dateColumns(prefix: string): readonly string[] {
  return [`${prefix}Earliest`, `${prefix}Latest`];
}

/** Combines several orders, the first taking precedence. Repeated columns are dropped; the first order's id key comes last. */
export function combine(orders: readonly Order[]): Order {
  const keys = new Map<string, SortKey>();
  for (const key of orders.flatMap((each) => each.slice(0, -1))) if (!keys.has(key.column)) keys.set(key.column, key);
  return [...keys.values(), orders[0]!.at(-1)!];
}

export function sortValues(row: Record<string, unknown>, keys: Order): SortValues {
  return keys.map(({ column }) => row[column] as SortValues[number]);
}
