import type { Annotation } from '../../claims/annotation.js';
import type { Claim, Kind } from '../../claims/kinds/kind.js';
import { AnnotationRefused, type Path } from '../../claims/problem.js';
import { checkDraft } from '../../claims/read/check.js';
import { CodePoints } from '../../claims/text/code-points.js';
import type { PrismaClient } from '../../db/generated/client.js';
import { knownCountries } from '../known-countries.js';
import { storeInTransaction } from '../store.js';
import { CLIENT_TIMEOUTS, dryRun, writeTransaction, type Tx } from '../transaction.js';
import { declareReferents } from './declare-referents.js';
import { EditRefused, refuse, userErrors } from './edit-refused.js';
import { storedDocument } from './sources.js';

/** Runs an edit in a write transaction, which is rolled back after a dry run. @throws EditRefused */
export async function runEdit<Result>(
  prisma: PrismaClient,
  work: (tx: Tx) => Promise<Result>,
  { dryRun: isDryRun = false } = {},
): Promise<Result> {
  const run = isDryRun ? dryRun : writeTransaction;
  try {
    return await run(prisma, work, CLIENT_TIMEOUTS);
  } catch (error) {
    if (error instanceof AnnotationRefused) throw new EditRefused(userErrors(error.problems, null));
    throw error;
  }
}

/** A copy of a source's annotation to change, and a function that stores it. */
export async function openDraft(tx: Tx, source: string, by: string) {
  const document = await storedDocument(tx, source);
  if (!document) refuse('NOT_FOUND', `There is no source ${source}. Import it first.`, ['source']);
  const annotation = structuredClone(document.annotation);

  /** `place` is that of the claim, `moved` the row whose key was edited. */
  async function save(kind: Kind, claim: Claim, place: Path | null, moved?: string): Promise<void> {
    await declareReferents(tx, annotation, kind, claim);
    const valid = await checkedDraft(tx, annotation, document!.text, place);
    await storeInTransaction(tx, valid, { by, moved, changesOnly: true });
  }
  return { annotation, save };
}

/** Checks a draft against every rule. Problems at `place` are those of the input. @throws EditRefused */
export async function checkedDraft(
  tx: Tx,
  draft: Annotation,
  text: string | null,
  place: Path | null,
): Promise<Annotation> {
  const context = { text: text === null ? null : new CodePoints(text), countries: await knownCountries(tx) };
  const { annotation, problems } = checkDraft(draft, context);
  if (problems.length > 0) throw new EditRefused(userErrors(problems, place));
  return annotation!;
}
