import type { Tx } from '../transaction.js';

/** The version of an annotation that is not stored: an editor expects a source to be new. */
export const NO_ANNOTATION = 'none';

/**
 * A hash of all that a source claims: it changes with the annotation, also where another source counts and so no row
 * changes, and comes back with the same annotation. `none` if there is no such source.
 */
export async function annotationVersion(tx: Tx, source: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ version: string | null }[]>`
    SELECT encode(sha256(convert_to(string_agg(
      "collection" || '/' || "key" || ' ' || "claim"::text, E'\n' ORDER BY "collection" COLLATE "C", "key" COLLATE "C"
    ), 'UTF8')), 'hex') AS "version"
    FROM "AnnotationEntry" WHERE "sourceId" = (SELECT "id" FROM "Source" WHERE "slug" = ${source})`;
  return row!.version ?? NO_ANNOTATION;
}

/** The stored annotation is not the one that an editor read, and nothing was written. */
export class AnnotationChanged extends Error {
  override readonly name = 'AnnotationChanged';

  constructor(
    /** The slug. */
    readonly source: string,
    message: string,
  ) {
    super(message);
  }
}

/** @throws AnnotationChanged */
export async function requireVersion(tx: Tx, source: string, expected: string): Promise<void> {
  const current = await annotationVersion(tx, source);
  if (current === expected) return;
  throw new AnnotationChanged(source, conflict(source, expected, current));
}

function conflict(source: string, expected: string, current: string): string {
  if (current === NO_ANNOTATION) return `There is no source ${source} any more. Import it as a new one, with the version none.`;
  const merge = 'Merge your changes into its present annotation, and import that with its annotationVersion.';
  if (expected === NO_ANNOTATION) return `There is a source ${source} already. ${merge}`;
  return `The annotation of ${source} has changed since you read it. ${merge}`;
}
