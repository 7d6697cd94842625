import type { Tx } from '../../../store/transaction.js';

// Reads the entries as they were before a change set.

export interface ChangedEntry {
  collection: string;
  key: string;
  /** The claim before the change; null if there was none. */
  before: unknown;
  /** Whether the entry has not changed since. */
  isCurrent: boolean;
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
