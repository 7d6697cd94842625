import { annotation as shape } from '../../claims/annotation.js';
import { storedAnnotation } from '../entries/entries.js';
import { planImport } from '../plan/plan.js';
import { SourceWriter } from './source-writer.js';
import { readState } from '../plan/state.js';
import type { Author } from '../feed/history.js';
import type { ImportReport } from './report.js';
import type { Tx } from '../transaction.js';

/**
 * Withdraws a stored source: its claims, its text and itself. What other sources claim stays, with its ids, and is
 * settled without it. The history is kept.
 *
 * @throws AnnotationRefused if the claims of the other sources break a constraint of the database without this one.
 */
export async function removeInTransaction(tx: Tx, slug: string, author: Author): Promise<ImportReport> {
  const before = (await storedAnnotation(tx, slug))!;
  // An import of nothing, after which the source goes too. It then needs no publisher.
  const nothing = shape.parse({ source: { ...before.source, publisher: undefined } });
  const writer = new SourceWriter(tx, slug, author);
  await writer.write(planImport(nothing, await readState(tx, { before, after: nothing }), { removed: true }), null);
  return writer.finish();
}
