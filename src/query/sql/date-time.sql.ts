import { column } from './identifier.js';
import { expression, type StoredAs, type Sql } from '../stored-as.js';
import { Prisma } from '../../db/generated/client.js';

/** Formats an instant like the DateTime scalar and JavaScript, whatever the time zone of the session. */
export const instantText = (instant: Sql) => Prisma.sql`to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const dateTime = (name: string): StoredAs => expression((row) => instantText(column(row, name)));
