import { Prisma } from '../../db/generated/client.js';

// Finds withdrawn sources in the history.

export interface Withdrawn {
  slug: string;
  at: Date;
}

/**
 * Selects when each of these sources was withdrawn: the time of its last change, if it is no longer stored. A source that
 * has been imported again is not included.
 */
export function selectWithdrawn(slugs: string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ON (s."source") s."source" AS "slug", s."at"
    FROM "ChangeSet" s
    WHERE s."source" = ANY (${slugs}) AND NOT EXISTS (SELECT FROM "Source" WHERE "slug" = s."source")
    ORDER BY s."source", s."id" DESC`;
}
