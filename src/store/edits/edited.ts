import type { Annotation } from '../../claims/annotation.js';
import type { Claim, Kind } from '../../claims/kinds/kind.js';
import { AnnotationRefused, type Path } from '../../claims/problem.js';
import { checkDraft } from '../../claims/read/check.js';
import { CodePoints } from '../../claims/text/code-points.js';
import type { PrismaClient } from '../../db/generated/client.js';
import { countrySlugs } from '../countries.js';
import { storeWithin } from '../store.js';
import { BRISK, inOneTransaction } from '../transaction.js';
import { declareReferents } from './declare-referents.js';
import { EditRefused, refuse, userErrors } from './edit-refused.js';
import { documentOf } from './sources.js';
import type { Tx } from './stored-fact.js';

/** Does an edit in one transaction, after those before it, whole or not at all. @throws EditRefused */
export async function edited<Result>(prisma: PrismaClient, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  try {
    return await inOneTransaction(prisma, work, BRISK);
  } catch (error) {
    if (error instanceof AnnotationRefused) throw new EditRefused(userErrors(error.problems, null));
    throw error;
  }
}

/** A copy of a source's annotation to change, and how to store it. */
export async function openDraft(tx: Tx, source: string, by: string) {
  const document = await documentOf(tx, source);
  if (!document) refuse('NOT_FOUND', `There is no source ${source}. Import it first.`, ['source']);
  const annotation = structuredClone(document.annotation);

  /** `place` is where the claim stands, `moved` the row whose key was edited. */
  async function save(kind: Kind, claim: Claim, place: Path | null, moved?: string): Promise<void> {
    await declareReferents(tx, annotation, kind, claim);
    await storeWithin(tx, await checked(tx, annotation, document!.text, place), { by, moved, changesOnly: true });
  }
  return { annotation, save };
}

/** The draft as an annotation that keeps every rule. Problems at `place` are those of the input. @throws EditRefused */
export async function checked(tx: Tx, draft: Annotation, text: string | null, place: Path | null): Promise<Annotation> {
  const context = { text: text === null ? null : new CodePoints(text), countries: await countrySlugs(tx) };
  const { annotation, problems } = checkDraft(draft, context);
  if (problems.length > 0) throw new EditRefused(userErrors(problems, place));
  return annotation!;
}
