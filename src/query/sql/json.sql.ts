import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../stored-as.js';
import { join, literal } from './identifier.js';

// JSON that PostgreSQL concatenates. Parts that are known when the statement is built are literals.

/** The parts of a JSON text in order: literal strings, and SQL expressions that are never null. */
export type JsonParts = (string | Sql)[];

/** The JSON of a value of any PostgreSQL type. */
export function jsonValue(sql: Sql): JsonParts {
  return orNull(Prisma.sql`to_json(${sql})`);
}

/** A JSON expression; SQL NULL becomes JSON null. */
export function orNull(json: Sql): JsonParts {
  return [Prisma.sql`COALESCE(${json}, 'null')`];
}

/** Keys are response keys, which need no escaping: letters, digits and underscores. */
export function jsonObject(fields: [key: string, value: JsonParts][]): JsonParts {
  return ['{', ...fields.flatMap(([key, value], index) => [`${index === 0 ? '' : ','}"${key}":`, ...value]), '}'];
}

/** A JSON array of elements joined with commas by `string_agg`, which returns null for no rows. */
export function jsonArray(elements: Sql): JsonParts {
  return ['[', Prisma.sql`COALESCE(${elements}, '')`, ']'];
}

/** PostgreSQL functions accept at most 100 arguments. */
const ARGUMENTS = 100;

/**
 * Joins the parts into one expression of type text, which is never null. `concat` copies each part once; each `||` would copy
 * everything before it.
 */
export function concatenated(json: JsonParts): Sql {
  const adjoining = adjoined(json);
  const [only, ...others] = adjoining;
  if (others.length === 0 && only !== undefined && typeof only !== 'string') return Prisma.sql`${only}::text`;
  const sqls = adjoining.map((part) => (typeof part === 'string' ? literal(part) : part));
  if (sqls.length <= ARGUMENTS) return Prisma.sql`concat(${join(sqls)})`;
  const parts = Math.ceil(sqls.length / ARGUMENTS);
  return concatenated(Array.from({ length: parts }, (_, at) => concatenated(sqls.slice(at * ARGUMENTS, (at + 1) * ARGUMENTS))));
}

/** Merges adjacent strings into one. */
function adjoined(json: JsonParts): JsonParts {
  const parts: JsonParts = [];
  for (const part of json) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts;
}
