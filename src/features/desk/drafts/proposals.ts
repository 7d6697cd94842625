import { z } from 'zod';
import { offset, slug } from '../../../model/kinds/fields.js';
import { CLAIMED, ownerKind } from '../../../model/kinds/kinds.js';
import type { Draft, Prisma, Proposal } from '../../../db/generated/client.js';
import { inOurWords } from '../../../model/read/shape-problems.js';
import { formSentence } from '../../../model/reasons.js';
import { ProposalOutcome } from '../../../model/generated/enums.js';
import type { DraftedProposal as Proposed } from '../../drafting/proposal.js';
import { refuse } from '../../editing/store/edit-refused.js';
import { isStoredAlike } from '../../../store/rows/row.js';
import type { Tx } from '../../../store/transaction.js';
import type { ProposalInput } from '../schema/draft.mutations.js';
import { isStorable, isStorableJson, UNSTORABLE } from './storable.js';

export const MOST_PROPOSALS = 5_000;
const LONGEST_NAME = 200;
const LONGEST_REASON = 2_000;
/** The maximum number of passages, features or doubted fields of a proposal. */
const MOST_WORDS = 100;

const object = z.record(z.string(), z.unknown(), 'must be an object').refine(isStorableJson, UNSTORABLE);
const line = (longest: number) => z.string().trim().min(1, 'must not be empty').max(longest).refine(isStorable, UNSTORABLE);
const words = z.array(line(LONGEST_NAME)).max(MOST_WORDS).nullish().transform(orStored);
const shape = z.object({
  name: line(LONGEST_NAME),
  type: z.enum(CLAIMED.map(({ model }) => model)),
  key: object,
  claim: object,
  passages: z
    .array(z.tuple([offset, offset], 'must be [start, end]'))
    .max(MOST_WORDS)
    .nullish()
    .transform(orStored),
  doubted: words,
  features: words,
  reason: line(LONGEST_REASON),
  confidence: z.number().min(0, 'must be from 0 to 1').max(1, 'must be from 0 to 1'),
  proposedBy: line(LONGEST_NAME),
  agreed: z.boolean().nullish().transform(orStored),
  outcome: z.enum(ProposalOutcome),
});

/**
 * Adds proposals to a draft, or replaces those with the same names. Records `by` as the editor who decided. @throws EditRefused
 */
export async function putProposals(tx: Tx, { id: draftId }: Draft, changes: readonly ProposalInput[], by: string): Promise<void> {
  if (changes.length === 0) return;
  const given = changes.map((change, index) => checked(change, index));
  const names = new Set(given.map(({ name }) => name));
  if (names.size < given.length) refuse('SHAPE', 'Two proposals have the same name.', ['proposals']);
  const stored = await tx.proposal.findMany({ where: { draftId, name: { in: [...names] } } });
  const count = (await tx.proposal.count({ where: { draftId } })) + given.length - stored.length;
  refuseTooMany(count, ['proposals']);
  const before = new Map(stored.map((proposal) => [proposal.name, proposal]));
  const isNew = ({ name }: { name: string }) => !before.has(name);
  const data = given.map((each) => ({ draftId, ...each, ...decision(before.get(each.name), each.outcome, by) }));
  await tx.proposal.createMany({ data: data.filter(isNew) });
  for (const { name, ...rest } of data.filter((each) => !isNew(each))) {
    const old = before.get(name)!;
    const given = Object.entries(rest).filter(([, value]) => value !== undefined);
    const isChanged = given.some(([column, value]) => !isStoredAlike(old[column as keyof Proposal], value));
    if (isChanged) await tx.proposal.update({ where: { id: old.id }, data: rest });
  }
}

/** Treats null as omitted. */
function orStored<Value>(given: Value | null | undefined): Value | undefined {
  return given ?? undefined;
}

type Given = Pick<Prisma.ProposalCreateManyInput, keyof ProposalInput> & { name: string; outcome: ProposalOutcome };

function checked(change: ProposalInput, index: number): Given {
  const read = shape.safeParse(change, inOurWords);
  if (read.success) {
    if (isKey(read.data)) return read.data as Given;
    return refuse('SHAPE', `Proposal ${JSON.stringify(change.name)}, key: is not valid for this kind of fact.`, [
      'proposals',
      index,
      'key',
    ]);
  }
  const [issue] = read.error.issues;
  const path = ['proposals', index, ...(issue!.path as (string | number)[])];
  return refuse(
    'SHAPE',
    `Proposal ${JSON.stringify(change.name)}, ${issue!.path.join('.')}: ${formSentence(issue!.message)}.`,
    path,
  );
}

/** Whether the key is valid for the kind: a slug, or values of the identifying fields. */
function isKey({ type, key }: { type: string; key: Record<string, unknown> }): boolean {
  const kind = CLAIMED.find(({ model }) => model === type)!;
  if ('table' in kind.place) return slug.safeParse(key['slug']).success;
  const types: Record<string, z.ZodType | undefined> = kind.shape.shape;
  return Object.entries(key).every(
    ([field, value]) =>
      value === null || (types[field] ?? (field === ownerKind(kind)?.name ? slug : z.never())).safeParse(value).success,
  );
}

/**
 * Replaces the open proposals of rules and models. Keeps proposals that an editor has decided on or a person has made, and does
 * not propose them again. Also keeps whether an editor agreed with a held-out proposal. @throws EditRefused
 */
export async function replaceOpenProposals(tx: Tx, { id: draftId }: Draft, proposals: readonly Proposed[]): Promise<void> {
  const byProgram = [{ proposedBy: 'rules' }, { proposedBy: { startsWith: 'model:' } }];
  const open: Prisma.ProposalWhereInput = { draftId, outcome: 'OPEN', OR: byProgram };
  const shown = await tx.proposal.findMany({ where: { ...open, agreed: { not: null } }, select: { name: true, agreed: true } });
  const agreed = new Map(shown.map((each) => [each.name, each.agreed]));
  await tx.proposal.deleteMany({ where: open });
  const stay = await tx.proposal.findMany({ where: { draftId }, select: { name: true } });
  const names = new Set(stay.map(({ name }) => name));
  const added = proposals.filter(({ name }) => !names.has(name));
  refuseTooMany(stay.length + added.length, ['text']);
  const data = added.map((each) => ({ draftId, ...each, agreed: agreed.get(each.name) ?? null }));
  await tx.proposal.createMany({ data: data as Prisma.ProposalCreateManyInput[] });
}

function refuseTooMany(count: number, path: string[]): void {
  if (count <= MOST_PROPOSALS) return;
  refuse('SHAPE', `The draft would have ${count} proposals. Keep at most ${MOST_PROPOSALS}.`, path);
}

/** Returns who decided, and when. An unchanged outcome keeps its first decider. */
function decision(before: Proposal | undefined, outcome: ProposalOutcome, by: string) {
  if (outcome === 'OPEN') return { decidedBy: null, decidedAt: null };
  if (before?.outcome === outcome) return { decidedBy: before.decidedBy, decidedAt: before.decidedAt };
  return { decidedBy: by, decidedAt: new Date() };
}
