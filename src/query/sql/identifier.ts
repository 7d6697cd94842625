import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../stored-as.js';

/** A name as SQL. */
export function identifier(name: string): Sql {
  return Prisma.raw(`"${name.replaceAll('"', '""')}"`);
}

export function column(row: Sql, name: string): Sql {
  return Prisma.sql`${row}.${identifier(name)}`;
}

/** A text that the code knows, never one of a client's. */
export function literal(text: string): Sql {
  return Prisma.raw(`'${text.replaceAll("'", "''")}'`);
}

export function join(parts: Sql[], separator = ', ', whenEmpty: Sql = Prisma.empty): Sql {
  return parts.length === 0 ? whenEmpty : Prisma.join(parts, separator);
}
