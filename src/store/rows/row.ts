import { isObject } from '../../shared/json.js';

/** A row, stored or wanted. */
export type Row = Record<string, unknown> & Identified;

interface Identified {
  id: string;
}

/** The changes that turn stored rows into the wanted ones. */
export interface Changes<Wanted extends Identified = Row> {
  create: Wanted[];
  /** The columns that differ, by id. */
  update: { id: string; data: Record<string, unknown> }[];
  delete: string[];
}

/** Compares rows by id. Ignores columns that only stored rows have, since the database fills them. */
export function rowChanges<Wanted extends Identified>(stored: Identified[], wanted: Wanted[]): Changes<Wanted> {
  const storedById = new Map(stored.map((row) => [row.id, row]));
  const wantedIds = new Set(wanted.map(({ id }) => id));
  return {
    create: wanted.filter(({ id }) => !storedById.has(id)),
    update: wanted.flatMap((row) => {
      const before = storedById.get(row.id);
      const data = before ? differing(before, row) : {};
      return Object.keys(data).length === 0 ? [] : [{ id: row.id, data }];
    }),
    delete: stored.flatMap(({ id }) => (wantedIds.has(id) ? [] : [id])),
  };
}

function differing(before: object, after: object): Record<string, unknown> {
  const stored = before as Record<string, unknown>;
  return Object.fromEntries(Object.entries(after).filter(([column, value]) => !isStoredAlike(stored[column], value)));
}

/** Whether two values are equal once stored: undefined equals null, and the order of keys does not matter. */
export function isStoredAlike(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null);
}

/** Returns JSON with sorted keys, so that equal values have equal strings. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
