import { Prisma } from '../db/generated/client.js';
import { annotation } from '../claims/annotation.js';
import { claimsOf } from '../claims/claims.js';
import type { SourceClaims } from '../claims/merge.js';
import type { Scope } from '../claims/scope.js';

/** What other sources claim of what is in scope; their statements are their own. */
export async function othersInScope(
  tx: Prisma.TransactionClient,
  source: string,
  scope: Scope,
): Promise<SourceClaims[]> {
  const declared = Object.entries(scope).flatMap(([table, slugs]) => [...slugs].map((slug) => `${table}/${slug}`));
  if (declared.length === 0) return [];
  const picked = (table: keyof Scope) => Prisma.sql`(
    SELECT jsonb_object_agg("key", "value") FROM jsonb_each("said" -> ${table}) WHERE "key" = ANY (${[...scope[table]]}::text[])
  )`;
  const people = [...scope.people];
  // Taken apart here: of a long annotation that is in the way of hundreds, a person's line is all that counts.
  const others = await tx.$queryRaw<{ said: unknown; publishedAt: Date | null }[]>`
    SELECT "publishedAt", jsonb_strip_nulls(jsonb_build_object(
      'source', "said" -> 'source',
      'people', ${picked('people')},
      'organizations', ${picked('organizations')},
      'topics', ${picked('topics')},
      'visits', ${picked('visits')},
      'events', ${picked('events')},
      'kinship', (
        SELECT jsonb_agg("row") FROM jsonb_array_elements("said" -> 'kinship') AS "row"
        WHERE "row" ->> 'person' = ANY (${people}::text[]) OR "row" ->> 'relative' = ANY (${people}::text[])
      ),
      'positions', (
        SELECT jsonb_agg("row") FROM jsonb_array_elements("said" -> 'positions') AS "row"
        WHERE "row" ->> 'person' = ANY (${people}::text[])
      )
    )) AS "said"
    FROM (
      SELECT "publishedOnLatest" AS "publishedAt", "annotation" - 'statements' AS "said" -- unpacked once
      FROM "SourceDocument" JOIN "Source" ON "Source"."id" = "sourceId"
      WHERE "declared"("annotation") && ${declared}::text[] AND "slug" <> ${source}
      OFFSET 0
    ) AS "other"`;
  return others.map(({ said, publishedAt }) => {
    const other = annotation.parse(said);
    return { slug: other.source.slug, publishedAt, claims: claimsOf(other).claims };
  });
}
