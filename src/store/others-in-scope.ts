import { annotation } from '../claims/annotation.js';
import { claimsOf } from '../claims/claims.js';
import { LISTED, ownerOf, SHARED, subjectsOf } from '../claims/kinds/kinds.js';
import type { Scope } from '../claims/scope.js';
import type { SourceClaims } from '../claims/settle-claims.js';
import { Prisma } from '../db/generated/client.js';

/** What other sources claim of what is in scope; their statements are their own. */
export async function othersInScope(
  tx: Prisma.TransactionClient,
  source: string,
  scope: Scope,
): Promise<SourceClaims[]> {
  const declared = SHARED.flatMap(({ plural, place }) =>
    [...scope[plural]!].map((slug) => `${(place as { table: string }).table}/${slug}`),
  );
  if (declared.length === 0) return [];
  // Taken apart in the store: of a long annotation, often only one person's line counts.
  const others = await tx.$queryRaw<{ said: unknown; publishedAt: Date | null }[]>`
    SELECT "publishedAt", jsonb_strip_nulls(jsonb_build_object('source', "said" -> 'source', ${inScope(scope)})) AS "said"
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

/** The tables and lists of an annotation, without the claims that are not in scope. */
function inScope(scope: Scope): Prisma.Sql {
  const tables = SHARED.map(({ plural, place }) => {
    const { table } = place as { table: string };
    return Prisma.sql`${table}::text, (SELECT jsonb_object_agg("key", "value") FROM jsonb_each("said" -> ${table})
      WHERE "key" = ANY (${[...scope[plural]!]}::text[]))`;
  });
  const lists = LISTED.filter((kind) => !ownerOf(kind)).map((kind) => {
    const { list } = kind.place as { list: string };
    const about = subjectsOf(kind).map(
      ({ field, of }) => Prisma.sql`"row" ->> ${field} = ANY (${[...scope[of.plural]!]}::text[])`,
    );
    return Prisma.sql`${list}::text, (SELECT jsonb_agg("row") FROM jsonb_array_elements("said" -> ${list}) AS "row"
      WHERE ${Prisma.join(about, ' OR ')})`;
  });
  return Prisma.join([...tables, ...lists]);
}
