import { annotation as shape, type Annotation } from '../../model/annotation.js';
import { annotationFromEntries, type Entry, type EntryName } from '../../model/entries.js';
import { Prisma } from '../../db/generated/client.js';
import { inChunks } from '../../shared/batches.js';
import type { Tx } from '../transaction.js';

// Reads the entries of annotations.

export const ENTRY_COLUMNS = Prisma.sql`"collection", "key", "claim"`;
/** A fixed but arbitrary order: the claims of a list may come in any order. */
const ORDER = Prisma.sql`"collection", "key"`;

/** Returns the whole annotation of a source; null if there is none. */
export async function storedAnnotation(tx: Tx, source: string): Promise<Annotation | null> {
  const entries = await tx.$queryRaw<Entry[]>`
    SELECT ${ENTRY_COLUMNS} FROM "AnnotationEntry" WHERE "sourceId" = (SELECT "id" FROM "Source" WHERE "slug" = ${source})
    ORDER BY ${ORDER}`;
  return entries.length === 0 ? null : shape.parse(annotationFromEntries(entries));
}

/** Returns a function that reads a source's entries with the SQL query that `select` builds from their names. */
export const entriesBy =
  (select: (names: EntryName[], sourceId: string) => Prisma.Sql) =>
  (tx: Tx, sourceId: string, names: Iterable<EntryName>): Promise<Entry[]> =>
    inChunks(new Set(names), (some) => tx.$queryRaw<Entry[]>(select(some, sourceId)));

export const entriesNamed = entriesBy(
  (names, sourceId) => Prisma.sql`
    SELECT ${ENTRY_COLUMNS} FROM ${asNamed(names)} JOIN "AnnotationEntry" USING ("collection", "key") WHERE "sourceId" = ${sourceId}::uuid`,
);

export function entriesExcept(tx: Tx, sourceId: string, names: EntryName[]): Promise<Entry[]> {
  return tx.$queryRaw<Entry[]>`
    SELECT ${ENTRY_COLUMNS} FROM "AnnotationEntry" LEFT JOIN ${asNamed(names)} USING ("collection", "key") WHERE "sourceId" = ${sourceId}::uuid AND "named" IS NULL
    ORDER BY ${ORDER}`;
}

export interface EntryOfOther extends Entry {
  /** The source's slug. */
  source: string;
  sourceId: string;
  publishedAt: Date | null;
}

/**
 * Reads other sources' entries with these names, and the entries in their lists that are about them. Entries in lists may be
 * returned twice.
 */
export function entriesOfOthers(tx: Tx, source: string, names: Iterable<EntryName>): Promise<EntryOfOther[]> {
  const OF_OTHERS = Prisma.sql`${ENTRY_COLUMNS}, "slug" AS "source", "sourceId"::text, "publishedOnLatest" AS "publishedAt"`;
  return inChunks(
    names,
    (some) => tx.$queryRaw<EntryOfOther[]>`
      SELECT ${OF_OTHERS} FROM ${asNamed(some)}
      JOIN "AnnotationEntry" USING ("collection", "key") JOIN "Source" ON "Source"."id" = "sourceId"
      WHERE "collection" NOT IN ('source', 'statements') AND "slug" <> ${source}
      UNION ALL
      SELECT ${OF_OTHERS} FROM "AnnotationEntry" JOIN "Source" ON "Source"."id" = "sourceId"
      WHERE "about" <> '{}' AND "about" && ${some}::text[] AND "slug" <> ${source}
      ORDER BY ${ORDER}`,
  );
}

export function asNamed(names: EntryName[]): Prisma.Sql {
  const [collections, keys] = [0, 1].map((part) => names.map((name) => name.split('/')[part]!));
  return Prisma.sql`unnest(${collections}::text[], ${keys}::text[]) AS "named"("collection", "key")`;
}
