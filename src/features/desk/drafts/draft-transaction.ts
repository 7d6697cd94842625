import type { Draft, PrismaClient } from '../../../db/generated/client.js';
import { InvalidTextError, storeError } from '../../../db/errors.js';
import { refuse } from '../../editing/store/edit-refused.js';
import { refuseVersion } from '../../editing/store/edit.js';
import { CLIENT_TIMEOUTS, type Tx } from '../../../store/transaction.js';

/** A draft at the version that an editor saw. */
export interface DraftVersion {
  slug: string;
  version: number;
}

/** Runs a transaction that changes drafts. Does not wait for imports, since facts do not depend on drafts. @throws EditRefused */
export async function draftTransaction<Result>(prisma: PrismaClient, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const { wait, timeout } = CLIENT_TIMEOUTS;
  try {
    return await prisma.$transaction(work, { maxWait: wait, timeout });
  } catch (error) {
    const cause = storeError(error);
    if (cause instanceof InvalidTextError) refuse('SHAPE', cause.message, []);
    throw error;
  }
}

/** Locks a draft until the transaction ends. @throws EditRefused NOT_FOUND, CONFLICT */
export async function lockDraft(tx: Tx, { slug, version }: DraftVersion): Promise<Draft> {
  await tx.$queryRaw`SELECT "id"::text FROM "Draft" WHERE "slug" = ${slug} FOR UPDATE`;
  const draft = await tx.draft.findUnique({ where: { slug } });
  if (!draft) refuse('NOT_FOUND', `There is no draft ${slug}. It may have been discarded.`, ['slug']);
  if (draft.version !== version) refuseVersion(version, draft.version, []);
  return draft;
}

/** Like `lockDraft`, but refuses a published draft. @throws EditRefused as `lockDraft` does, or with DRAFT_STATE */
export async function lockOpenDraft(tx: Tx, at: DraftVersion): Promise<Draft> {
  const draft = await lockDraft(tx, at);
  if (draft.state !== 'PUBLISHED') return draft;
  const message = `The draft ${draft.slug} has been published. Start another draft from the annotation of ${draft.source}.`;
  return refuse('DRAFT_STATE', message, ['slug']);
}
