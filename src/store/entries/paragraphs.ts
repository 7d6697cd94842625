import { type TextParagraph, splitParagraphs } from '../../model/text/paragraphs.js';
import { fold } from '../../model/fold.js';
import { Prisma } from '../../db/generated/client.js';
import { inChunks } from '../../shared/batches.js';
import { type Tx, writeTransaction } from '../transaction.js';
import type { Database } from '../../db/database.js';

/** Stores the paragraphs of a source's text for search, replacing those of an earlier text. */
export async function writeParagraphs(tx: Tx, sourceId: string, text: string | null): Promise<void> {
  await tx.paragraph.deleteMany({ where: { sourceId } });
  await inChunks(splitParagraphs(text ?? ''), async (paragraphs) => [
    await tx.$executeRaw`
      INSERT INTO "Paragraph" ("id", "sourceId", "start", "end", "exact", "searchVector")
      SELECT "id", ${sourceId}::uuid, "start", "end", "exact", "searchVector" FROM ${asRows(sourceId, paragraphs)}`,
  ]);
}

/**
 * Paragraphs as stored rows. An id is derived from the source and the offset, so it stays the same as long as the text
 * does.
 */
export function asRows(sourceId: string, paragraphs: TextParagraph[]): Prisma.Sql {
  const folded = paragraphs.map(({ exact }) => fold(exact));
  return Prisma.sql`(
    SELECT md5(${sourceId}::text || '/' || "start")::uuid AS "id", "start", "end", "exact" COLLATE "C" AS "exact",
      search_vector('D', "folded") AS "searchVector"
    FROM unnest(${paragraphs.map(({ start }) => start)}::int[], ${paragraphs.map(({ end }) => end)}::int[],
      ${paragraphs.map(({ exact }) => exact)}::text[], ${folded}::text[]) AS "paragraph"("start", "end", "exact", "folded")
  ) AS "rows"`;
}

/** Backfills the paragraphs of texts that an older version of the program stored. */
export async function fillParagraphs({ prisma }: Pick<Database, 'prisma'>, log: (line: string) => void): Promise<void> {
  const sources = await prisma.source.findMany({
    where: { document: { text: { not: null } }, length: { gt: 0 }, paragraphs: { none: {} } },
    select: { id: true },
  });
  for (const { id } of sources) {
    await writeTransaction(prisma, async (tx) => {
      // Read as JSON, since PGlite drops a byte order mark at the start of a value.
      const [row] = await tx.$queryRaw<[{ text: string }]>`
          SELECT to_json("text")::text AS text FROM "SourceDocument" WHERE "sourceId" = ${id}::uuid`;
      await writeParagraphs(tx, id, JSON.parse(row.text) as string);
    });
  }
  if (sources.length > 0) log(`Indexed the texts of ${sources.length} sources for search.`);
}
