import type { PrismaClient } from '../../../db/generated/client.js';
import { groupBy } from '../../../shared/group-by.js';
import type { StoredPerson } from './resolve.js';

// Stored people from sources of other data, for comparison with the people in a mapping.

interface Named {
  slug: string;
  name: string;
  aliases: string[];
  country: string | null;
  source: string;
}

/**
 * Reads the people in the store who are named by sources other than these. A link repeats its file, so it does not count as
 * another source.
 */
export async function peopleOfOthers(prisma: PrismaClient, sources: string[]): Promise<StoredPerson[]> {
  const named = await prisma.$queryRaw<Named[]>`
    SELECT "key" AS "slug", "claim"->>'name' AS "name", "claim"->'aliases' AS "aliases", "claim"->>'country' AS "country",
      "Source"."slug" AS "source"
    FROM "AnnotationEntry" JOIN "Source" ON "Source"."id" = "sourceId"
    WHERE "AnnotationEntry"."collection" = 'people' AND "kind" <> 'LINK' AND "Source"."slug" <> ALL (${sources}::text[])
    ORDER BY "key", "Source"."slug" COLLATE "C"`;
  const years = named.length === 0 ? new Map<string, number[]>() : await yearsOfPeople(prisma, sources);
  return [...groupBy(named, ({ slug }) => slug)].map(([slug, claims]) => ({
    ...{ slug, name: claims[0]!.name },
    names: claims.flatMap(({ name, aliases, source }) => [name, ...(aliases ?? [])].map((each) => ({ name: each, source }))),
    countries: [...new Set(claims.flatMap(({ country }) => country ?? []))],
    years: years.get(slug) ?? [],
  }));
}

/** The years of people's visits, events, offices and statements according to other sources, by the person's slug. */
async function yearsOfPeople(prisma: PrismaClient, sources: string[]): Promise<Map<string, number[]>> {
  const rows = await prisma.$queryRaw<{ slug: string; year: number }[]>`
    WITH "cited" AS (
      SELECT "Citation".* FROM "Citation" JOIN "Source" ON "Source"."id" = "sourceId"
      WHERE "kind" <> 'LINK' AND "slug" <> ALL (${sources}::text[])
    ), "dated" AS (
      SELECT "Delegate"."personId", "startEarliest" AS "first", coalesce("endLatest", "startLatest") AS "last"
      FROM "cited" JOIN "Delegate" ON "Delegate"."id" = "delegateId" JOIN "Visit" ON "Visit"."id" = "Delegate"."visitId"
      UNION ALL
      SELECT "Participant"."personId", "startEarliest", "startLatest"
      FROM "cited" JOIN "Participant" ON "Participant"."id" = "participantId" JOIN "Event" ON "Event"."id" = "Participant"."eventId"
      UNION ALL
      SELECT "personId", "startEarliest", coalesce("endLatest", "startLatest")
      FROM "cited" JOIN "Position" ON "Position"."id" = "positionId"
      UNION ALL
      SELECT "personId", "saidOnEarliest", "saidOnLatest"
      FROM "cited" JOIN "Statement" ON "Statement"."id" = "cited"."statementId"
        JOIN "StatementSpeaker" ON "StatementSpeaker"."statementId" = "Statement"."id"
    )
    SELECT DISTINCT "slug", "year"
    FROM "dated" JOIN "Person" ON "Person"."id" = "personId", LATERAL generate_series(
      extract(year FROM coalesce("first", "last"))::int, extract(year FROM coalesce("last", "first"))::int
    ) AS "years"("year")`;
  return new Map([...groupBy(rows, ({ slug }) => slug)].map(([slug, all]) => [slug, all.map(({ year }) => year)]));
}
