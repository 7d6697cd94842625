import { column } from './identifier.js';
import { expression, type Meaning } from '../meaning.js';
import { Prisma } from '../../db/generated/client.js';

/** A column that holds an instant, as the scalar DateTime writes it, in any time zone of the session. */
export const dateTime = (name: string): Meaning =>
  expression((row) => Prisma.sql`to_char(${column(row, name)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
