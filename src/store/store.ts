import type { Prisma, PrismaClient } from '../db/generated/client.js';
import type { Annotation } from '../claims/annotation.js';
import { recordHistory, type Author, type RowChange } from './history.js';
import { withMerges } from './merged.js';
import { planImport } from './plan.js';
import { removeUnused } from './remove-unused.js';
import { reportOf, type ImportReport } from './report.js';
import { readState } from './state.js';
import { inOneTransaction } from './transaction.js';
import { write } from './write.js';

export interface StoreOptions extends Author {
  /** The source's text, checked against its hash before: citations then show their passages. */
  text?: string | undefined;
  /** A row whose natural key was edited: it stays, under the one new key that no row has. */
  moved?: string | undefined;
  /** Takes as stored already what the source said before and says still; else all that it says is compared. */
  changesOnly?: boolean;
}

/**
 * Makes the store say what a valid annotation says, in one transaction; throws `AnnotationRefused`, with nothing
 * written, where a law of the store would be broken.
 *
 * The store is a function of the set of annotations imported, whatever their order: what several sources claim is
 * merged, what none claims any more is deleted, and what stays keeps its id.
 */
export function storeAnnotation(
  prisma: PrismaClient,
  annotation: Annotation,
  options: StoreOptions = {},
): Promise<ImportReport> {
  return inOneTransaction(prisma, (tx) => storeWithin(tx, annotation, options));
}

/** The same within a transaction of `inOneTransaction`, which may store others too. */
export async function storeWithin(
  tx: Prisma.TransactionClient,
  claimed: Annotation,
  { text, by, moved, changesOnly = false }: StoreOptions = {},
): Promise<ImportReport> {
  const annotation = await withMerges(tx, claimed);
  const plan = planImport(annotation, await readState(tx, annotation, { changesOnly }), text, moved);
  await write(tx, plan);
  const removed = await removeUnused(tx, plan.changes);
  const gone = new Set(Object.values(removed).flat());
  const stays = ({ kind, id, operation }: RowChange) => operation === 'DELETED' && kind in removed && !gone.has(id);
  const happened = plan.history.filter((change) => !stays(change));
  await recordHistory(tx, annotation.source.slug, happened, { by });
  return reportOf(plan, removed);
}
