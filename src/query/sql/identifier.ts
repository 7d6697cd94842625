import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../stored-as.js';

export function identifier(name: string): Sql {
  return Prisma.raw(`"${name.replaceAll('"', '""')}"`);
}

export function column(row: Sql, name: string): Sql {
  return Prisma.sql`${row}.${identifier(name)}`;
}

/** A string literal. Use it only for text that the code provides, never for client input. */
export function literal(text: string): Sql {
  return Prisma.raw(`'${text.replaceAll("'", "''")}'`);
}

export function join(parts: Sql[], separator = ', ', whenEmpty: Sql = Prisma.empty): Sql {
  return parts.length === 0 ? whenEmpty : Prisma.join(parts, separator);
}
