import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../stored-as.js';

/** Code points per `TextBlock`. */
const BLOCK = Prisma.raw('1000');

/**
 * Selects a passage of a source's text between two offsets in code points; `start` must not be negative. Reads only the blocks
 * that contain the passage. Empty if the range is empty; null if no text is stored.
 */
export function passageWords(sourceId: Sql, start: Sql, end: Sql): Sql {
  return Prisma.sql`(SELECT COALESCE((
    SELECT substring(string_agg(b.text, '' ORDER BY b.number) FROM ${start} % ${BLOCK} + 1 FOR GREATEST(${end} - ${start}, 0))
    FROM "TextBlock" b
    WHERE b."sourceId" = d."sourceId" AND b.number BETWEEN ${start} / ${BLOCK} AND (${end} - 1) / ${BLOCK}), '')
  FROM "SourceDocument" d WHERE d."sourceId" = ${sourceId} AND d.text IS NOT NULL)`;
}
