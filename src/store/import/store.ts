import type { PrismaClient } from '../../db/generated/client.js';
import type { Annotation } from '../../claims/annotation.js';
import { changesBetween } from '../../claims/entry-changes.js';
import type { Author } from '../feed/history.js';
import { applyMerges } from './apply-merges.js';
import { partsOf } from './parts.js';
import { planImport } from '../plan/plan.js';
import type { ImportReport } from './report.js';
import { readState, type Part } from '../plan/state.js';
import { requireVersion } from '../entries/annotation-version.js';
import { textChange } from '../entries/source-document.js';
import { SourceWriter } from './source-writer.js';
import { writeTransaction, type Tx } from '../transaction.js';

// Stores an annotation, or a part of one that was changed.

export interface StoreOptions extends Author {
  /** The source's text, already checked against its hash. With it, citations show their passages. */
  text?: string | undefined;
  /** Whether the store holds the text afterwards. If not, it deletes one that it has. */
  keepText?: boolean | undefined;
  /** The version of the stored annotation that this one was made from (see `annotationVersion`); null for any. */
  version?: string | null | undefined;
}

/**
 * Stores a valid annotation in one transaction.
 *
 * The store is a function of the set of annotations, in any order: claims of several sources are settled, what no source
 * claims any more is deleted, and what stays keeps its id.
 *
 * @throws AnnotationRefused, with nothing written, if a constraint of the database would be broken.
 * @throws AnnotationChanged, with nothing written, if the stored annotation has another version.
 */
export function storeAnnotation(prisma: PrismaClient, annotation: Annotation, options: StoreOptions = {}): Promise<ImportReport> {
  return writeTransaction(prisma, (tx) => storeInTransaction(tx, annotation, options));
}

/** The same inside a `writeTransaction`. */
export async function storeInTransaction(
  tx: Tx,
  claimed: Annotation,
  { text, keepText, version, by, draft }: StoreOptions = {},
): Promise<ImportReport> {
  const annotation = await applyMerges(tx, claimed);
  const { slug } = annotation.source;
  if (version != null) await requireVersion(tx, slug, version);
  const stored = await tx.source.findUnique({ where: { slug }, select: { id: true, sha256: true } });
  const writer = new SourceWriter(tx, slug, { by, draft });
  let change = await textChange(tx, stored, annotation, { text, keepText });
  for await (const part of partsOf(tx, stored?.id ?? null, annotation)) {
    await storePart(tx, part, writer, { text: change });
    change = undefined;
  }
  return writer.finish();
}

export interface EditOptions extends Author {
  /** A row whose natural key was edited: it keeps its id under the new key. */
  moved?: string | undefined;
}

/** Stores a part of an annotation that was changed, of which `before` is stored. */
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

async function storePart(
  tx: Tx,
  part: Part,
  writer: SourceWriter,
  { text, moved }: { text?: string | null | undefined; moved?: string | undefined },
): Promise<void> {
  const plan = planImport(part.after, await readState(tx, part), { newId: writer.newId, moved });
  await writer.write(plan, { sourceId: plan.sourceId, ...changesBetween(part.before, part.after), text });
}
