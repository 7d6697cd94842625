import type { Database } from '../../db/database.js';
import { storedAnnotation } from '../entries/entries.js';
import { storeInTransaction } from './store.js';
import { writeTransaction } from '../transaction.js';

/** The version of the rules that resolve the claims of several sources. Increase it when they change. */
const RULES = 4;

/**
 * Resolves the claims of several sources again if the store was last resolved by older rules. Sources that have no objects in
 * common with others are skipped, since the rules do not affect their rows, unless their texts are not in Unicode NFC, the form
 * in which texts are now read.
 */
export async function resolveAgain({ prisma }: Pick<Database, 'prisma'>, log: (line: string) => void): Promise<void> {
  const [row] = await prisma.$queryRaw<[{ settledBy: number }]>`SELECT "settledBy" FROM "DataVersion"`;
  if (row.settledBy === RULES) return;
  const sources = await prisma.$queryRaw<{ id: string; slug: string; isNormal: boolean }[]>`
    SELECT "Source"."id"::text, "slug", bool_and("isNormal") AS "isNormal" FROM (
      SELECT "sourceId", "claim"::text IS NFC NORMALIZED AS "isNormal", "collection" NOT IN ('source', 'statements')
        AND count(*) OVER (PARTITION BY "collection", "key") > 1 AS "isShared" FROM "AnnotationEntry"
    ) AS "entry" JOIN "Source" ON "Source"."id" = "sourceId"
    GROUP BY "Source"."id" HAVING bool_or("isShared" OR NOT "isNormal") ORDER BY "slug" COLLATE "C"`;
  for (const { id, slug, isNormal } of sources) {
    await writeTransaction(prisma, async (tx) => {
      const annotation = await storedAnnotation(tx, slug);
      // The keys of entries are derived from their texts, so all entries are rewritten.
      if (!isNormal) await tx.$executeRaw`DELETE FROM "AnnotationEntry" WHERE "sourceId" = ${id}::uuid`;
      if (annotation) await storeInTransaction(tx, annotation);
    });
  }
  await prisma.$executeRaw`UPDATE "DataVersion" SET "settledBy" = ${RULES}`;
  if (sources.length > 0) log(`Resolved the overlapping claims of ${sources.length} sources again.`);
}
