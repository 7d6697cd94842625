import type { PrismaClient } from '../db/generated/client.js';
import type { Annotation } from '../claims/annotation.js';
import { recordHistory, type Author, type RowChange } from './history.js';
import { applyMerges } from './apply-merges.js';
import { planImport, type Plan } from './plan.js';
import { removeUnused } from './remove-unused.js';
import { reportOf, type ImportReport } from './report.js';
import { readState } from './state.js';
import { writeTransaction, type Tx } from './transaction.js';
import { write } from './write.js';

export interface StoreOptions extends Author {
  /** The source's text, already checked against its hash. With it, citations show their passages. */
  text?: string | undefined;
  /** A row whose natural key was edited: it keeps its id under the new key. */
  moved?: string | undefined;
  /** Compares only the claims that differ from the stored annotation of the source. */
  changesOnly?: boolean;
}

/**
 * Stores a valid annotation in one transaction.
 *
 * The store is a function of the set of annotations, in any order: claims of several sources are settled, what no source
 * claims any more is deleted, and what stays keeps its id.
 *
 * @throws AnnotationRefused, with nothing written, if a constraint of the database would be broken.
 */
export function storeAnnotation(
  prisma: PrismaClient,
  annotation: Annotation,
  options: StoreOptions = {},
): Promise<ImportReport> {
  return writeTransaction(prisma, (tx) => storeInTransaction(tx, annotation, options));
}

/** The same inside a `writeTransaction`. */
export async function storeInTransaction(
  tx: Tx,
  claimed: Annotation,
  { text, by, moved, changesOnly = false }: StoreOptions = {},
): Promise<ImportReport> {
  const annotation = await applyMerges(tx, claimed);
  const plan = planImport(annotation, await readState(tx, annotation, { changesOnly }), { text, moved });
  return carryOut(tx, annotation.source.slug, plan, { by });
}

/** Writes a plan for a source, and its history. */
export async function carryOut(tx: Tx, source: string, plan: Plan, author: Author): Promise<ImportReport> {
  await write(tx, plan);
  const removed = await removeUnused(tx, plan.changes);
  const gone = new Set(Object.values(removed).flat());
  const stays = ({ kind, id, operation }: RowChange) => operation === 'DELETED' && kind in removed && !gone.has(id);
  const happened = plan.history.filter((change) => !stays(change));
  await recordHistory(tx, source, happened, author);
  return reportOf(plan, removed);
}
