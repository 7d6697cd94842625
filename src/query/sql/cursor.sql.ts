import { signature } from '../paging/cursor.js';
import type { Order } from '../paging/order.js';
import { Prisma } from '../../db/generated/client.js';
import { instantText } from './date-time.sql.js';
import { column, join, literal } from './identifier.js';
import type { Sql } from '../stored-as.js';

/** Encodes text as base64url, as Node does: without padding or line breaks. */
export function base64url(text: Sql): Sql {
  return Prisma.sql`translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

/** Quotes text as a JSON string. The text must need no escaping. */
const quoted = (text: Sql) => Prisma.sql`'"' || ${text} || '"'`;

/** The cursor of a row, in the format of `encodeCursor`. */
export function cursor(order: Order, row: Sql): Sql {
  const values = order.map(({ column: name, type, nullable }) => {
    const value = column(row, name);
    if (type === 'uuid') return quoted(value);
    if (type === 'timestamptz') return quoted(instantText(value));
    const json = type === 'decimal' ? quoted(value) : Prisma.sql`to_json(${value})::text`;
    return nullable ? Prisma.sql`COALESCE(${json}, 'null')` : json;
  });
  return base64url(Prisma.sql`${literal(`["${signature(order)}",`)} || ${join(values, " || ',' || ")} || ']'`);
}
