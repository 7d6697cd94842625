import type { Database } from '../../db/database.js';
import { storedAnnotation } from '../entries/entries.js';
import { storeInTransaction } from './store.js';
import { writeTransaction, type Timeouts } from '../transaction.js';

/** Counts the changes of the rules by which claims of several sources are settled. */
const RULES = 2;

const TIMEOUTS: Timeouts = { wait: 600_000, timeout: 3_600_000 };

/**
 * Settles what several sources claim by the rules of this version, if older ones settled it last. Sources that share
 * nothing with others are left alone: their rows are the same by any rules.
 */
export async function settleAgain({ prisma }: Pick<Database, 'prisma'>, log: (line: string) => void): Promise<void> {
  const [row] = await prisma.$queryRaw<[{ settledBy: number }]>`SELECT "settledBy" FROM "DataVersion"`;
  if (row.settledBy === RULES) return;
  const sources = await prisma.$queryRaw<{ slug: string }[]>`
    SELECT DISTINCT "slug" COLLATE "C" AS "slug" FROM (
      SELECT "sourceId", count(*) OVER (PARTITION BY "collection", "key") AS "sources" FROM "AnnotationEntry"
      WHERE "collection" NOT IN ('source', 'statements')
    ) AS "entry" JOIN "Source" ON "Source"."id" = "sourceId" WHERE "sources" > 1 ORDER BY 1`;
  for (const { slug } of sources) {
    await writeTransaction(
      prisma,
      async (tx) => {
        const annotation = await storedAnnotation(tx, slug);
        if (annotation) await storeInTransaction(tx, annotation);
      },
      TIMEOUTS,
    );
  }
  await prisma.$executeRaw`UPDATE "DataVersion" SET "settledBy" = ${RULES}`;
  if (sources.length > 0) log(`Settled again what ${sources.length} sources say of the same things.`);
}
