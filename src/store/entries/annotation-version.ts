import { reasonMessage, type Reasoned } from '../../model/reasons.js';
import type { Tx } from '../transaction.js';
import { NamedError } from '../../shared/named-error.js';

/** The version of an annotation that is not stored. An editor sends it for a source that must be new. */
export const NO_ANNOTATION = 'none';

/**
 * Returns a hash of everything that a source claims. It changes whenever the annotation changes, even if no row changes because
 * another source takes precedence. Restoring an annotation also restores its earlier hash. `none` if there is no such
 * source.
 */
export async function annotationVersion(tx: Tx, source: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ version: string | null }[]>`
    SELECT encode(sha256(convert_to(string_agg(
      "collection" || '/' || "key" || ' ' || "claim"::text, E'\n' ORDER BY "collection" COLLATE "C", "key" COLLATE "C"
    ), 'UTF8')), 'hex') AS "version"
    FROM "AnnotationEntry" WHERE "sourceId" = (SELECT "id" FROM "Source" WHERE "slug" = ${source})`;
  return row!.version ?? NO_ANNOTATION;
}

/** The stored annotation has changed since an editor read it. Nothing was written. */
export class AnnotationChanged extends NamedError {
  constructor(
    /** The slug. */
    readonly source: string,
    readonly change: Reasoned,
  ) {
    super(reasonMessage(change));
  }
}

/** @throws AnnotationChanged */
export async function requireVersion(tx: Tx, source: string, expected: string): Promise<void> {
  const current = await annotationVersion(tx, source);
  if (current === expected) return;
  throw new AnnotationChanged(source, { reason: changeReason(expected, current), params: { source } });
}

function changeReason(expected: string, current: string) {
  if (current === NO_ANNOTATION) return 'SOURCE_GONE';
  return expected === NO_ANNOTATION ? 'SOURCE_EXISTS' : 'ANNOTATION_CHANGED';
}
