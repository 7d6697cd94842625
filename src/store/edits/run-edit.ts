import { AnnotationRefused, type Path } from '../../claims/problem.js';
import type { PrismaClient } from '../../db/generated/client.js';
import type { Histories } from '../feed/history.js';
import type { ImportReport } from '../import/report.js';
import { storeEdit } from '../import/store.js';
import { CLIENT_TIMEOUTS, dryRun, writeTransaction, type Tx } from '../transaction.js';
import { EditedPart } from './edited-part.js';
import { EditRefused, refuse, userErrors } from './edit-refused.js';

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

/** The part of a source. @throws EditRefused if there is no such source */
export async function openPart(tx: Tx, source: string): Promise<EditedPart> {
  const part = await EditedPart.open(tx, source);
  return part ?? refuse('NOT_FOUND', `There is no source ${source}. Import it first.`, ['source']);
}

export interface SaveOptions {
  by: string;
  histories?: Histories | undefined;
  /** The place of the claim that was given; problems in it are those of the input. */
  place?: Path | null;
  /** The row whose key was edited. */
  moved?: string | undefined;
}

/** Checks a part against every rule, and stores it. @throws EditRefused */
export async function savePart(part: EditedPart, { place = null, ...options }: SaveOptions): Promise<ImportReport> {
  const { annotation, before } = await checkedPart(part, place);
  return storeEdit(part.tx, before, annotation, options);
}

/** @throws EditRefused */
export async function checkedPart(part: EditedPart, place: Path | null = null) {
  const { annotation, problems, before, inWhole } = await part.check();
  if (problems.length > 0) throw new EditRefused(userErrors(problems, place && inWhole(place)));
  return { annotation: annotation!, before };
}
