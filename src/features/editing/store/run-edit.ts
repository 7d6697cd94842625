import { AnnotationRefused, type Path } from '../../../model/problem.js';
import type { PrismaClient } from '../../../db/generated/client.js';
import { Histories } from '../../../store/feed/history.js';
import type { ImportReport } from '../../../store/import/report.js';
import { storeEdit } from './store-edit.js';
import { CLIENT_TIMEOUTS, dryRun, type Tx, writeTransaction } from '../../../store/transaction.js';
import { EditedPart } from './edited-part.js';
import { once, type Request } from './idempotency.js';
import { EditRefused, refuse, userErrors } from './edit-refused.js';

/** Runs an edit in a write transaction, which a dry run rolls back. @throws EditRefused */
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

/** Opens the annotation of a source for an edit. @throws EditRefused if there is no such source */
export async function openPart(tx: Tx, source: string): Promise<EditedPart> {
  const part = await EditedPart.open(tx, source);
  return part ?? refuse('NOT_FOUND', `There is no source ${source}. Import it first.`, ['source']);
}

interface SaveOptions {
  by: string;
  histories?: Histories | undefined;
  /** The path of the claim in the input. Problems inside it are reported as problems of the input. */
  place?: Path | null;
  /** The row whose key was edited. */
  moved?: string | undefined;
}

/** Checks a part against every rule, then stores it. @throws EditRefused */
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

/** Performs one of several edits. Returns the id of its row. */
export type EditStep = (tx: Tx, histories: Histories) => Promise<string>;

/**
 * Performs edits in sequence, all or nothing, with one change set per source. Each edit sees the results of the previous ones
 * and is checked on its own. Returns the ids of their rows. After the signal aborts, no further edit starts and nothing is
 * stored. A dry run ignores the idempotency key.
 *
 * @throws EditRefused for the first edit that is refused, with its index in `step`
 */
export function applyEdits(
  prisma: PrismaClient,
  steps: EditStep[],
  { dryRun, signal = null, ...request }: Request & { dryRun: boolean; signal?: AbortSignal | null },
): Promise<string[]> {
  const apply = async (tx: Tx) => {
    const histories = new Histories();
    const ids: string[] = [];
    for (const [index, step] of steps.entries()) {
      const inTime = async () => (signal?.aborted ? refuse('REQUEST_TIMEOUT', timeIsUp(index, steps), []) : step(tx, histories));
      ids.push(await inTime().catch((error: unknown) => Promise.reject(atStep(error, index))));
    }
    await histories.finish();
    return ids;
  };
  const work = async (tx: Tx) => (dryRun ? apply(tx) : (await once(tx, 'applyEdits', request, () => apply(tx))).ids);
  return runEdit(prisma, work, { dryRun });
}

export class StepRefused extends EditRefused {
  constructor(
    { errors }: EditRefused,
    readonly step: number,
  ) {
    super(errors);
  }
}

function timeIsUp(done: number, { length }: EditStep[]): string {
  return `The request timed out after ${done} of ${length} edits. Nothing was written. Send fewer edits per request.`;
}

function atStep(error: unknown, index: number): Error {
  if (error instanceof EditRefused) return new StepRefused(error, index);
  return error as Error;
}
