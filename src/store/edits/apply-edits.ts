import type { PrismaClient } from '../../db/generated/client.js';
import { Histories } from '../feed/history.js';
import type { Tx } from '../transaction.js';
import { EditRefused } from './edit-refused.js';
import { runEdit } from './run-edit.js';

/** Does one of several edits, and gives the id of its row. */
export type Step = (tx: Tx, histories: Histories) => Promise<string>;

/**
 * Does edits one after the other, all or none, with one change set for each source. Each sees what those before it did, and
 * is checked by itself. Gives the ids of their rows.
 *
 * @throws EditRefused by the first that is refused, with its index in `step`.
 */
export function applyEdits(prisma: PrismaClient, steps: Step[], { dryRun }: { dryRun: boolean }): Promise<string[]> {
  const work = async (tx: Tx) => {
    const histories = new Histories();
    const ids: string[] = [];
    for (const [index, step] of steps.entries()) {
      ids.push(await step(tx, histories).catch((error: unknown) => Promise.reject(atStep(error, index))));
    }
    await histories.finish();
    return ids;
  };
  return runEdit(prisma, work, { dryRun });
}

/** The refusal of one of several edits. */
export class StepRefused extends EditRefused {
  constructor(
    { errors }: EditRefused,
    readonly step: number,
  ) {
    super(errors);
  }
}

function atStep(error: unknown, index: number): Error {
  if (error instanceof EditRefused) return new StepRefused(error, index);
  return error as Error;
}
