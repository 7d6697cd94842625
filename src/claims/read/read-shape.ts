import { isObject } from '../../is-object.js';
import type { z } from 'zod';
import { annotation, type Annotation } from '../annotation.js';
import { TABLED } from '../kinds/kinds.js';

type Table = Record<string, unknown>;

/** Entries of a table that are read at once. */
const PART = 1_000;

/**
 * Reads a value as an annotation. The entries of its large tables are replaced in the value, a part after the other, so
 * that memory does not hold them twice.
 */
export function readShape(value: unknown): z.ZodSafeParseResult<Annotation> {
  const whole = () => annotation.safeParse(value, { reportInput: true });
  if (!isObject(value)) return whole();
  const large = TABLED.map(({ place }) => place.table).filter((table) => isLarge(value[table]));
  if (large.length === 0) return whole();
  for (const table of large) if (!replaceEntries(table, value[table] as Table)) return whole();
  const others = annotation.safeParse({ ...value, ...Object.fromEntries(large.map((table) => [table, {}])) });
  if (!others.success) return whole();
  const tables = large.map((table) => [table, value[table]]);
  return { success: true, data: { ...others.data, ...(Object.fromEntries(tables) as object) } };
}

function isLarge(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length > PART;
}

/** False if an entry has a problem. Entries that were replaced can be read again. */
function replaceEntries(table: string, rows: Table): boolean {
  const shape = (annotation.shape as unknown as Record<string, z.ZodType<Table>>)[table]!;
  const slugs = Object.keys(rows);
  for (let start = 0; start < slugs.length; start += PART) {
    const some = Object.fromEntries(slugs.slice(start, start + PART).map((slug) => [slug, rows[slug]]));
    const read = shape.safeParse(some);
    if (!read.success) return false;
    for (const slug of Object.keys(some)) rows[slug] = read.data[slug];
  }
  return true;
}
