import { DAY_MS } from '../../../model/dates/partial-date.js';
import type { PrismaClient } from '../../../db/generated/client.js';
import type { MappedVisit } from '../map-record.js';
import { daysOfVisit } from './duplicates.js';

/** A visit in the store, according to another source. */
export interface VisitOfOther {
  slug: string;
  source: string;
  guestCountry?: string | null;
  hostCountry?: string | null;
  start?: string | null;
  end?: string | null;
  durationDays?: number | null;
}

/** Reads the stored visits that sources other than these report. Links repeat their file, so they do not count. */
export async function visitsOfOthers(prisma: PrismaClient, sources: string[]): Promise<VisitOfOther[]> {
  return prisma.$queryRaw<VisitOfOther[]>`
    SELECT "key" AS "slug", "Source"."slug" AS "source", "claim"->>'guestCountry' AS "guestCountry",
      "claim"->>'hostCountry' AS "hostCountry", "claim"->>'start' AS "start", "claim"->>'end' AS "end",
      ("claim"->>'durationDays')::int AS "durationDays"
    FROM "AnnotationEntry" JOIN "Source" ON "Source"."id" = "sourceId"
    WHERE "AnnotationEntry"."collection" = 'visits' AND "kind" <> 'LINK' AND "Source"."slug" <> ALL (${sources}::text[])
    ORDER BY "key", "Source"."slug" COLLATE "C"`;
}

const YEAR_MS = 366 * DAY_MS;

/**
 * Whether two visits with the same key cannot be the same visit: they are over a year apart, or have different countries and no
 * day in common.
 */
export function isAnotherVisit({ fields }: MappedVisit, other: VisitOfOther): boolean {
  const [own, others] = [daysOfVisit(fields), daysOfVisit(other)];
  if (!own || !others) return false;
  const apart = Math.max(own.from - others.to, others.from - own.to);
  const differs = (field: 'guestCountry' | 'hostCountry') =>
    fields[field] != null && other[field] != null && fields[field] !== other[field];
  return apart > YEAR_MS || (apart > 0 && (differs('guestCountry') || differs('hostCountry')));
}

/** For example “2001-05-03, france in spain”. */
export function visitInWords({ guestCountry, hostCountry, ...dates }: VisitOfOther): string {
  const { when = 'without a date' } = daysOfVisit(dates) ?? {};
  return `${when}, ${guestCountry ?? 'no country'} in ${hostCountry ?? 'no country'}`;
}
