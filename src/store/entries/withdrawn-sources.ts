import { Prisma } from '../../db/generated/client.js';

// Sources that were withdrawn, from the history.

export interface Withdrawn {
  slug: string;
  at: Date;
}

/**
 * Selects when each of these sources was withdrawn: the time of its last change, if it is no longer stored. One that was
 * imported again since is not among them.
 */
export function selectWithdrawn(slugs: string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ON (s."source") s."source" AS "slug", s."at"
    FROM "ChangeSet" s
    WHERE s."source" = ANY (${slugs}) AND NOT EXISTS (SELECT FROM "Source" WHERE "slug" = s."source")
    ORDER BY s."source", s."id" DESC`;
}
