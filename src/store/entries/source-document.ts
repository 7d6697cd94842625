import type { Annotation } from '../../model/annotation.js';
import { isListed, referredEntries, subjectsIn, type EntryChanges } from '../../model/entries.js';
import { inChunks } from '../../shared/batches.js';
import type { Tx } from '../transaction.js';
import { writeParagraphs } from './paragraphs.js';

/** Changes to a source's stored annotation and text. */
export interface DocumentChanges extends EntryChanges {
  sourceId: string;
  /** Null to delete the text; undefined to leave it unchanged. */
  text?: string | null | undefined;
}

/**
 * Returns the new text; null to delete the stored one; undefined to keep it. A stored text is kept while the hash of the
 * source is the same, unless `keepText` is false.
 */
export async function textChange(
  tx: Tx,
  stored: { id: string; sha256: string } | null,
  { source }: Annotation,
  { text, keepText = true }: { text?: string | undefined; keepText?: boolean | undefined },
): Promise<string | null | undefined> {
  if (!stored) return keepText ? (text ?? null) : null;
  const hasText = (await tx.sourceDocument.count({ where: { sourceId: stored.id, text: { not: null } } })) > 0;
  const stays = stored.sha256 === source.sha256;
  if (!keepText) return hasText ? null : undefined;
  if (text === undefined) return stays || !hasText ? undefined : null;
  return stays && hasText ? undefined : text;
}

export async function writeDocument(tx: Tx, { sourceId, put, gone, text }: DocumentChanges): Promise<void> {
  await inChunks(gone.keys(), async (names) => [
    await tx.$executeRaw`
      DELETE FROM "AnnotationEntry" USING unnest(${names}::text[]) AS "name"
      WHERE "sourceId" = ${sourceId}::uuid AND "collection" = split_part("name", '/', 1) AND "key" = split_part("name", '/', 2)`,
  ]);
  await inChunks(put.values(), async (entries) => {
    const rows = entries.map((entry) => ({
      ...{ sourceId, ...entry },
      ...{ refersTo: referredEntries(entry), about: isListed(entry) ? subjectsIn(entry) : [] },
    }));
    return [
      await tx.$executeRaw`
        INSERT INTO "AnnotationEntry" ("sourceId", "collection", "key", "claim", "refersTo", "about")
        SELECT "sourceId", "collection", "key", "claim", "refersTo", "about"
        FROM jsonb_populate_recordset(NULL::"AnnotationEntry", ${JSON.stringify(rows)}::jsonb)
        ON CONFLICT ("sourceId", "collection", "key") DO UPDATE
        SET "claim" = excluded."claim", "refersTo" = excluded."refersTo", "about" = excluded."about"`,
    ];
  });
  if (text === undefined) return;
  await tx.$executeRaw`
    INSERT INTO "SourceDocument" ("sourceId", "text") VALUES (${sourceId}::uuid, ${text})
    ON CONFLICT ("sourceId") DO UPDATE SET "text" = excluded."text"`;
  await writeParagraphs(tx, sourceId, text);
}
