import { type Annotation, annotation as shape } from '../../../model/annotation.js';
import { storedAnnotation } from '../../../store/entries/entries.js';
import type { Author } from '../../../store/feed/history.js';
import type { ImportReport } from '../../../store/import/report.js';
import { SourceWriter } from '../../../store/import/source-writer.js';
import { applyMerges, storePart } from '../../../store/import/store.js';
import { planImport } from '../../../store/plan/plan.js';
import { readState } from '../../../store/plan/state.js';
import type { Tx } from '../../../store/transaction.js';

interface EditOptions extends Author {
  /** A row whose natural key was edited: it keeps its id under the new key. */
  moved?: string | undefined;
}

/** Stores a changed part of an annotation, which is stored as `before`. */
export async function storeEdit(
  tx: Tx,
  before: Annotation,
  claimed: Annotation,
  { moved, ...author }: EditOptions,
): Promise<ImportReport> {
  const after = await applyMerges(tx, claimed);
  const writer = new SourceWriter(tx, after.source.slug, author);
  await storePart(tx, { before, after, changesOnly: true }, writer, { moved });
  return writer.finish();
}

/**
 * Withdraws a stored source: deletes its claims, its text and the source itself. Rows that other sources claim keep their
 * ids and are resolved without it. The history is kept.
 *
 * @throws AnnotationRefused if the claims of the other sources alone would break a constraint of the database
 */
export async function removeInTransaction(tx: Tx, slug: string, author: Author): Promise<ImportReport> {
  const before = (await storedAnnotation(tx, slug))!;
  // Imports an empty annotation, then deletes the source. Without its publisher, it refers to nothing.
  const nothing = shape.parse({ source: { ...before.source, publisher: undefined } });
  const writer = new SourceWriter(tx, slug, author);
  await writer.write(planImport(nothing, await readState(tx, { before, after: nothing }), { removed: true }), null);
  return writer.finish();
}
