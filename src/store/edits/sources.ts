import { annotation, type Annotation } from '../../claims/annotation.js';
import { Prisma } from '../../db/generated/client.js';
import type { Tx } from '../transaction.js';

/** What is stored of a source: its annotation, and its text if it was loaded. */
export interface SourceDocument {
  annotation: Annotation;
  text: string | null;
}

export async function storedDocument(tx: Tx, source: string): Promise<SourceDocument | null> {
  const document = await tx.sourceDocument.findFirst({ where: { source: { slug: source } } });
  return document && { annotation: annotation.parse(document.annotation), text: document.text };
}

/** Slugs of the sources whose annotations have this slug in a table. */
export async function declaring(tx: Tx, table: string, slug: string): Promise<string[]> {
  const sources = await tx.$queryRaw<{ slug: string }[]>(Prisma.sql`
    SELECT "slug" FROM "SourceDocument" JOIN "Source" ON "Source"."id" = "sourceId"
    WHERE "declared"("annotation") && ARRAY[${`${table}/${slug}`}]::text[]
    ORDER BY "slug" COLLATE "C"`);
  return sources.map((source) => source.slug);
}

/** Slugs of the sources that cite passages for a fact. */
export async function citing(tx: Tx, where: Prisma.CitationWhereInput): Promise<string[]> {
  const sources = await tx.source.findMany({
    where: { citations: { some: where } },
    select: { slug: true },
    orderBy: { slug: 'asc' },
  });
  return sources.map(({ slug }) => slug);
}
