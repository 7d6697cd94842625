import { z } from 'zod';
import { CLAIMED } from '../../claims/kinds/kinds.js';
import type { Draft, Prisma, Proposal } from '../../db/generated/client.js';
import { ProposalOutcome } from '../../claims/generated/enums.js';
import { refuse } from '../edits/edit-refused.js';
import { same } from '../rows/row.js';
import type { Tx } from '../transaction.js';
import { isStorable, isStorableJson, UNSTORABLE } from './storable.js';

/** A proposal as it is saved: a new one, or one that is known by its name. */
export interface ProposalChange {
  name: string;
  type: string;
  key: unknown;
  claim: unknown;
  reason: string;
  confidence: number;
  proposedBy: string;
  outcome: ProposalOutcome;
}

/** Proposals that a draft may have. */
export const MOST_PROPOSALS = 5_000;
const LONGEST_NAME = 200;
const LONGEST_REASON = 2_000;

const object = z.record(z.string(), z.unknown(), 'must be an object').refine(isStorableJson, UNSTORABLE);
const line = (longest: number) => z.string().trim().min(1, 'must say something').max(longest).refine(isStorable, UNSTORABLE);
const shape = z.object({
  name: line(LONGEST_NAME),
  type: z.enum(CLAIMED.map(({ model }) => model)),
  key: object,
  claim: object,
  reason: line(LONGEST_REASON),
  confidence: z.number().min(0, 'must be from 0 to 1').max(1, 'must be from 0 to 1'),
  proposedBy: line(LONGEST_NAME),
  outcome: z.enum(ProposalOutcome),
});

/** Adds proposals to a draft, and replaces those with the same names. Who decides is who saves. @throws EditRefused */
export async function putProposals(
  tx: Tx,
  { id: draftId }: Draft,
  changes: readonly ProposalChange[],
  by: string,
): Promise<void> {
  if (changes.length === 0) return;
  const given = changes.map((change, index) => checked(change, index));
  const names = new Set(given.map(({ name }) => name));
  if (names.size < given.length) refuse('SHAPE', 'Two proposals have the same name.', ['proposals']);
  const stored = await tx.proposal.findMany({ where: { draftId, name: { in: [...names] } } });
  const count = (await tx.proposal.count({ where: { draftId } })) + given.length - stored.length;
  if (count > MOST_PROPOSALS)
    refuse('SHAPE', `The draft would have ${count} proposals. Keep at most ${MOST_PROPOSALS}.`, ['proposals']);
  const before = new Map(stored.map((proposal) => [proposal.name, proposal]));
  const isNew = ({ name }: { name: string }) => !before.has(name);
  const data = given.map((each) => ({ draftId, ...each, ...decision(before.get(each.name), each.outcome, by) }));
  await tx.proposal.createMany({ data: data.filter(isNew) });
  for (const { name, ...rest } of data.filter((each) => !isNew(each))) {
    const old = before.get(name)!;
    const isChanged = Object.entries(rest).some(([column, value]) => !same(old[column as keyof Proposal], value));
    if (isChanged) await tx.proposal.update({ where: { id: old.id }, data: rest });
  }
}

type Given = Pick<Prisma.ProposalCreateManyInput, keyof ProposalChange> & { name: string; outcome: ProposalOutcome };

function checked(change: ProposalChange, index: number): Given {
  const read = shape.safeParse(change);
  if (read.success) return read.data as Given;
  const [issue] = read.error.issues;
  const path = ['proposals', index, ...(issue!.path as (string | number)[])];
  return refuse('SHAPE', `Proposal ${JSON.stringify(change.name)}, ${issue!.path.join('.')}: ${issue!.message}.`, path);
}

/** An outcome that stays was decided by whoever decided it first. */
function decision(before: Proposal | undefined, outcome: ProposalOutcome, by: string) {
  if (outcome === 'OPEN') return { decidedBy: null, decidedAt: null };
  if (before?.outcome === outcome) return { decidedBy: before.decidedBy, decidedAt: before.decidedAt };
  return { decidedBy: by, decidedAt: new Date() };
}
