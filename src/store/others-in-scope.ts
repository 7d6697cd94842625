import { annotation } from '../claims/annotation.js';
import { claimsOf } from '../claims/claims.js';
import { LISTED, ownerOf, SHARED, subjectsOf } from '../claims/kinds/kinds.js';
import type { Scope } from '../claims/scope.js';
import type { SourceClaims } from '../claims/settle-claims.js';
import { Prisma } from '../db/generated/client.js';
import type { Tx } from './transaction.js';

/** The claims of other sources about what is in scope. Statements belong to one source, so they are left out. */
export async function othersInScope(tx: Tx, source: string, scope: Scope): Promise<SourceClaims[]> {
  const declared = SHARED.flatMap(({ plural, place }) => [...scope[plural]!].map((slug) => `${place.table}/${slug}`));
  if (declared.length === 0) return [];
  // Filtered in SQL: often only one person of a long annotation is in scope.
  const others = await tx.$queryRaw<{ claims: unknown; publishedAt: Date | null }[]>`
    SELECT "publishedAt", jsonb_strip_nulls(jsonb_build_object('source', "claims" -> 'source', ${partsInScope(scope)})) AS "claims"
    FROM (
      SELECT "publishedOnLatest" AS "publishedAt", "annotation" - 'statements' AS "claims" -- unpacked once
      FROM "SourceDocument" JOIN "Source" ON "Source"."id" = "sourceId"
      WHERE "declared"("annotation") && ${declared}::text[] AND "slug" <> ${source}
      OFFSET 0
    ) AS "other"`;
  return others.map(({ claims, publishedAt }) => {
    const other = annotation.parse(claims);
    return { slug: other.source.slug, publishedAt, claims: claimsOf(other).claims };
  });
}

/** The tables and lists of an annotation, without the claims that are not in scope. */
function partsInScope(scope: Scope): Prisma.Sql {
  const tables = SHARED.map(
    ({ plural, place: { table } }) =>
      Prisma.sql`${table}::text, (SELECT jsonb_object_agg("key", "value") FROM jsonb_each("claims" -> ${table})
      WHERE "key" = ANY (${[...scope[plural]!]}::text[]))`,
  );
  const lists = LISTED.filter((kind) => !ownerOf(kind)).map((kind) => {
    const { list } = kind.place;
    const about = subjectsOf(kind).map(
      ({ field, of }) => Prisma.sql`"row" ->> ${field} = ANY (${[...scope[of.plural]!]}::text[])`,
    );
    return Prisma.sql`${list}::text, (SELECT jsonb_agg("row") FROM jsonb_array_elements("claims" -> ${list}) AS "row"
      WHERE ${Prisma.join(about, ' OR ')})`;
  });
  return Prisma.join([...tables, ...lists]);
}
