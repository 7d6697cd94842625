import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../stored-as.js';
import { join, literal } from './identifier.js';

// JSON as PostgreSQL concatenates it: what is known beforehand stands in the statement as it is.

/** The text of a JSON value in parts, in their order: texts, and SQL for texts that are never null. */
export type JsonParts = (string | Sql)[];

/** A value of any type of PostgreSQL's. */
export function jsonValue(sql: Sql): JsonParts {
  return orNull(Prisma.sql`to_json(${sql})`);
}

/** JSON or its text; where it is null, JSON's null. */
export function orNull(json: Sql): JsonParts {
  return [Prisma.sql`COALESCE(${json}, 'null')`];
}

/** Keys are response keys: letters, digits and underscores. */
export function objectOf(fields: [key: string, value: JsonParts][]): JsonParts {
  return ['{', ...fields.flatMap(([key, value], index) => [`${index === 0 ? '' : ','}"${key}":`, ...value]), '}'];
}

/** An array of elements that `string_agg` has put commas between; of no rows, it is null. */
export function arrayOf(elements: Sql): JsonParts {
  return ['[', Prisma.sql`COALESCE(${elements}, '')`, ']'];
}

/** PostgreSQL's functions take at most 100 arguments. */
const ARGUMENTS = 100;

/** The whole text as one expression of type text, which is never null. `concat` copies each part once; `||` would copy all before it. */
export function concatenated(json: JsonParts): Sql {
  const adjoining = adjoined(json);
  const [only, ...others] = adjoining;
  if (others.length === 0 && only !== undefined && typeof only !== 'string') return Prisma.sql`${only}::text`;
  const sqls = adjoining.map((part) => (typeof part === 'string' ? literal(part) : part));
  if (sqls.length <= ARGUMENTS) return Prisma.sql`concat(${join(sqls)})`;
  const parts = Math.ceil(sqls.length / ARGUMENTS);
  return concatenated(Array.from({ length: parts }, (_, at) => concatenated(sqls.slice(at * ARGUMENTS, (at + 1) * ARGUMENTS))));
}

/** With one text in place of several beside each other. */
function adjoined(json: JsonParts): JsonParts {
  const parts: JsonParts = [];
  for (const part of json) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts;
}
