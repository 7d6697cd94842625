import type { PrismaClient } from '../../../db/generated/client.js';
import { words } from '../../../model/kinds/fields.js';
import { inOurWords } from '../../../model/read/shape-problems.js';
import { formSentence } from '../../../model/reasons.js';
import { refuse } from '../../editing/store/edit-refused.js';
import { draftTransaction, lockDraft, lockOpenDraft, type DraftVersion } from './draft-transaction.js';
import { touch } from './save-draft.js';

/** Submits a draft for review by another person. Returns its slug. @throws EditRefused */
export function submitDraft(prisma: PrismaClient, at: DraftVersion, by: string): Promise<string> {
  return draftTransaction(prisma, async (tx) => {
    const { id, state, slug } = await lockOpenDraft(tx, at);
    if (state === 'IN_REVIEW') refuse('DRAFT_STATE', `The draft ${slug} is in review already.`, ['slug']);
    await touch(tx, id, { state: 'IN_REVIEW', submittedBy: by, note: null }, by);
    return slug;
  });
}

/** Sends a draft in review back to the person who submitted it. Returns its slug. @throws EditRefused */
export async function returnDraft(prisma: PrismaClient, at: DraftVersion, note: string, by: string): Promise<string> {
  const read = words('Why.').safeParse(note, inOurWords);
  if (!read.success) refuse('SHAPE', `The note ${formSentence(read.error.issues[0]!.message)}.`, ['note']);
  return draftTransaction(prisma, async (tx) => {
    const { id, state, slug } = await lockOpenDraft(tx, at);
    if (state !== 'IN_REVIEW') refuse('DRAFT_STATE', `The draft ${slug} is not in review.`, ['slug']);
    await touch(tx, id, { state: 'RETURNED', submittedBy: null, note: read.data }, by);
    return slug;
  });
}

/** Deletes a draft and its proposals permanently. Returns its slug. @throws EditRefused */
export function discardDraft(prisma: PrismaClient, at: DraftVersion): Promise<string> {
  return draftTransaction(prisma, async (tx) => {
    const { id, slug } = await lockDraft(tx, at);
    await tx.draft.delete({ where: { id } });
    return slug;
  });
}
