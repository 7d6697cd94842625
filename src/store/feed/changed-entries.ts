import type { DocumentChanges } from '../entries/source-document.js';
import { inChunks } from '../../shared/batches.js';
import type { Tx } from '../transaction.js';

// Records the entries of an annotation as they were before a change set, so that it can be reverted. The history cannot
// be used for this: its rows combine the claims of all sources.

/** Records the current state of entries that are about to change. Call it before they are written. */
export async function rememberEntries(tx: Tx, changeSetId: string, { sourceId, put, gone }: DocumentChanges): Promise<void> {
  const removed = [...gone.values()].map((entry) => ({ ...entry, claim: null }));
  await inChunks([...removed, ...put.values()], async (entries) => [
    await tx.$executeRaw`
      INSERT INTO "ChangedEntry" ("changeSetId", "collection", "key", "before", "after")
      SELECT ${changeSetId}::uuid, wanted."collection", wanted."key", stored."claim", encode(sha256(convert_to(wanted."claim"::text, 'UTF8')), 'hex')
      FROM jsonb_populate_recordset(NULL::"AnnotationEntry", ${JSON.stringify(entries)}::jsonb) AS wanted
      LEFT JOIN "AnnotationEntry" AS stored ON stored."sourceId" = ${sourceId}::uuid
        AND stored."collection" = wanted."collection" AND stored."key" = wanted."key"
      WHERE stored."claim" IS DISTINCT FROM wanted."claim"
      ON CONFLICT ("changeSetId", "collection", "key") DO UPDATE SET "after" = excluded."after"`,
  ]);
}
