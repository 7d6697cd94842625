import { type Entry, type EntryName, LIST_NAMES } from '../../../model/entries.js';
import { SHARED } from '../../../model/kinds/kinds.js';
import { Prisma } from '../../../db/generated/client.js';
import { asNamed, entriesBy, ENTRY_COLUMNS } from '../../../store/entries/entries.js';
import { CodePoints } from '../../../model/text/code-points.js';
import type { Tx } from '../../../store/transaction.js';

// Reads the entries of annotations that an edit affects.

/** Returns the entry that describes the source with this slug; null if there is none. */
export async function sourceEntry(tx: Tx, slug: string): Promise<{ sourceId: string; entry: Entry } | null> {
  const [row] = await tx.$queryRaw<(Entry & { sourceId: string })[]>`
    SELECT "sourceId"::text, ${ENTRY_COLUMNS} FROM "AnnotationEntry"
    WHERE "sourceId" = (SELECT "id" FROM "Source" WHERE "slug" = ${slug}) AND "collection" = 'source' AND "key" = ${slug}`;
  if (!row) return null;
  const { sourceId, ...entry } = row;
  return { sourceId, entry };
}

/** Reads the entries with these names and, recursively, those that they refer to. */
export const entriesReached = entriesBy(
  (names, sourceId) => Prisma.sql`
      WITH RECURSIVE "reached" AS (
        SELECT unnest(${names}::text[]) COLLATE "C" AS "name"
        UNION
        SELECT unnest("entry"."refersTo") FROM "reached" CROSS JOIN LATERAL (
          SELECT "refersTo" FROM "AnnotationEntry" WHERE "sourceId" = ${sourceId}::uuid
            AND "collection" = split_part("name", '/', 1) AND "key" = split_part("name", '/', 2)
          OFFSET 0 -- found by its key, even if the planner misjudges the number of names
        ) AS "entry"
      )
      SELECT ${ENTRY_COLUMNS} FROM "reached" JOIN "AnnotationEntry"
        ON "collection" = split_part("name", '/', 1) AND "key" = split_part("name", '/', 2)
      WHERE "sourceId" = ${sourceId}::uuid`,
);

export const entriesReferringTo = entriesBy(
  (names, sourceId) => Prisma.sql`
    SELECT ${ENTRY_COLUMNS} FROM "AnnotationEntry" WHERE "sourceId" = ${sourceId}::uuid AND "refersTo" && ${names}::text[]`,
);

/** Reads the claims in lists of a source that are about any of these names. */
export const listedAbout = entriesBy(
  (names, sourceId) => Prisma.sql`
    SELECT ${ENTRY_COLUMNS} FROM "AnnotationEntry" WHERE "sourceId" = ${sourceId}::uuid AND "about" <> '{}' AND "about" && ${names}::text[]`,
);

export async function declaring(tx: Tx, name: EntryName): Promise<string[]> {
  const sources = await tx.$queryRaw<{ slug: string }[]>`
    SELECT "slug" FROM ${asNamed([name])} JOIN "AnnotationEntry" USING ("collection", "key") JOIN "Source" ON "Source"."id" = "sourceId"
    WHERE "collection" NOT IN ('source', 'statements')
    ORDER BY "slug" COLLATE "C"`;
  return sources.map(({ slug }) => slug);
}

/** Returns the slugs that a source declares, by table. Statements are left out, since nothing refers to them. */
export async function declaredSlugs(tx: Tx, sourceId: string): Promise<Record<string, Set<string>>> {
  const tables = SHARED.map(({ place }) => place.table);
  const rows = await tx.$queryRaw<{ collection: string; keys: string[] }[]>`
    SELECT "collection", array_agg("key") AS "keys" FROM "AnnotationEntry"
    WHERE "sourceId" = ${sourceId}::uuid AND "collection" = ANY (${tables}::text[])
    GROUP BY "collection"`;
  const slugs = new Map(rows.map(({ collection, keys }) => [collection, keys]));
  return Object.fromEntries(tables.map((table) => [table, new Set(slugs.get(table))]));
}

/** Returns the positions of entries in their lists, from 0, by name, and the length of each list. */
export async function placesInLists(tx: Tx, sourceId: string, keys: string[]) {
  const rows = await tx.$queryRaw<{ collection: string; key: string | null; place: number }[]>`
    WITH "listed" AS (
      SELECT "collection", "key", row_number() OVER (PARTITION BY "collection" ORDER BY "key") - 1 AS "place"
      FROM "AnnotationEntry" WHERE "sourceId" = ${sourceId}::uuid AND "collection" = ANY (${LIST_NAMES}::text[])
    )
    SELECT "collection", "key", "place"::int FROM "listed" WHERE "key" = ANY (${keys}::text[])
    UNION ALL
    SELECT "collection", NULL, count(*)::int FROM "listed" GROUP BY "collection"`;
  return {
    places: new Map(rows.map(({ collection, key, place }) => [`${collection}/${key}`, place])),
    lengths: new Map(rows.flatMap(({ collection, key, place }) => (key === null ? [[collection, place]] : []))),
  };
}

/** Returns the text of a source; null if it is not stored. */
export async function storedText(tx: Tx, sourceId: string): Promise<CodePoints | null> {
  const document = await tx.sourceDocument.findUnique({ where: { sourceId } });
  return document?.text == null ? null : new CodePoints(document.text);
}
