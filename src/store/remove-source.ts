import { annotation as shape } from '../claims/annotation.js';
import { planImport } from './plan.js';
import { readState } from './state.js';
import { carryOut } from './store.js';
import type { Author } from './history.js';
import type { ImportReport } from './report.js';
import type { Tx } from './transaction.js';

/**
 * Withdraws a stored source: its claims, its text and itself. What other sources claim stays, with its ids, and is
 * settled without it. The history is kept.
 *
 * @throws AnnotationRefused if the claims of the other sources break a constraint of the database without this one.
 */
export async function removeInTransaction(tx: Tx, slug: string, author: Author): Promise<ImportReport> {
  const { document } = await tx.source.findUniqueOrThrow({ where: { slug }, select: { document: true } });
  const { source } = shape.parse(document!.annotation);
  // An import of nothing, after which the source goes too. It then needs no publisher.
  const nothing = shape.parse({ source: { ...source, publisher: undefined } });
  const state = await readState(tx, nothing, { changesOnly: false });
  return carryOut(tx, slug, planImport(nothing, state, { removed: true }), author);
}
