import type { DocumentChanges } from '../entries/source-document.js';
import { inChunks } from '../../shared/batches.js';
import type { Tx } from '../transaction.js';

// Records the entries of an annotation as they were before a change set, so that it can be reverted. The history cannot
// be used for this: its rows combine the claims of all sources.

export interface ChangedEntry {
  collection: string;
  key: string;
  /** The claim before the change; null if there was none. */
  before: unknown;
  /** Whether the entry has not changed since. */
  isCurrent: boolean;
}

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

/** Returns the entries that a change set changed, sorted by name. */
export function changedEntries(tx: Tx, changeSetId: string, sourceId: string): Promise<ChangedEntry[]> {
  return tx.$queryRaw<ChangedEntry[]>`
    SELECT changed."collection", changed."key", changed."before",
      encode(sha256(convert_to(stored."claim"::text, 'UTF8')), 'hex') IS NOT DISTINCT FROM changed."after" AS "isCurrent"
    FROM "ChangedEntry" AS changed LEFT JOIN "AnnotationEntry" AS stored
      ON stored."sourceId" = ${sourceId}::uuid AND stored."collection" = changed."collection" AND stored."key" = changed."key"
    WHERE "changeSetId" = ${changeSetId}::uuid ORDER BY 1, 2`;
}

/** Returns who last changed an entry of a source, and when; null if that is not recorded. */
export async function findLastChange(tx: Tx, source: string, { collection, key }: Pick<ChangedEntry, 'collection' | 'key'>) {
  return tx.changeSet.findFirst({
    where: { source, changedEntries: { some: { collection, key } } },
    orderBy: { id: 'desc' },
    select: { id: true, by: true, at: true },
  });
}
