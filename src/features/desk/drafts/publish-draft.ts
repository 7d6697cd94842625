import { inputKey } from '../../../model/change-claim.js';
import { keyText } from '../../../model/claims.js';
import { CLAIMED } from '../../../model/kinds/kinds.js';
import type { ClaimKey, Kind } from '../../../model/kinds/kind.js';
import type { CheckAnnotation } from '../../../model/read/check.js';
import type { Draft, PrismaClient } from '../../../db/generated/client.js';
import { refuse } from '../../editing/store/edit-refused.js';
import { idsByKey } from '../../editing/store/stored-fact.js';
import { importAnnotations, type ImportResult } from '../../../store/import/import.js';
import { CLIENT_TIMEOUTS, type Tx } from '../../../store/transaction.js';
import { isUnwritten, UNWRITTEN } from '../unwritten.js';
import { lockOpenDraft, type DraftVersion } from './draft-transaction.js';
import { touch } from './save-draft.js';

export interface Publishing {
  by: string;
  /** Whether the draft must be in review, and published by someone other than the person who submitted it. */
  review: boolean;
  /** Reports what would change, and rolls back. */
  dryRun: boolean;
  /** Reads the changes of the transaction before it ends. */
  look?: ((tx: Tx) => Promise<void>) | undefined;
  check?: CheckAnnotation | undefined;
  signal: AbortSignal | null;
}

/**
 * Imports the annotation of a draft and closes the draft, in one transaction. A dry run needs no review.
 *
 * @throws EditRefused, AnnotationChanged if the source has changed since the draft was created
 */
export async function publishDraft(
  prisma: PrismaClient,
  at: DraftVersion,
  { by, review, dryRun, look, check, signal }: Publishing,
): Promise<ImportResult> {
  const draft = await prisma.$transaction((tx) => lockOpenDraft(tx, at));
  if (review && !dryRun) refuseUnreviewed(draft, by);
  const { text, annotation } = await prisma.draftContent.findUniqueOrThrow({ where: { draftId: draft.id } });
  const { slug, editors, annotationVersion: version, keepText } = draft;
  return importAnnotations(prisma, [{ yaml: annotation, text: text === '' ? undefined : text }], {
    ...{ by, draft: { slug, editors }, dryRun, keepText, version, check, signal },
    timeouts: CLIENT_TIMEOUTS,
    around: async (tx, store, [source]) => {
      await lockOpenDraft(tx, at); // the draft may have been saved while the annotation was checked
      await store();
      await confirm(tx, draft, source!);
      await tx.draftContent.delete({ where: { draftId: draft.id } });
      const published = { state: 'PUBLISHED', source: source!, submittedBy: null, note: null };
      await touch(tx, draft.id, published, by);
      if (!dryRun) await refuseUnwritten(tx, source!, text);
      await look?.(tx);
    },
  });
}

function refuseUnreviewed({ slug, state, submittedBy }: Draft, by: string): void {
  if (state !== 'IN_REVIEW') {
    refuse('DRAFT_STATE', `The draft ${slug} must be submitted for review before it is published.`, ['slug']);
  }
  if (submittedBy === by) {
    refuse('SECOND_PERSON', `You submitted the draft ${slug}. Another person must publish it.`, ['slug']);
  }
}

/** Refuses a paraphrase that was accepted but never rewritten. @throws EditRefused SHAPE */
async function refuseUnwritten(tx: Tx, source: string, text: string): Promise<void> {
  const paraphrases = await tx.statement.findMany({ where: { kind: 'PARAPHRASE', source: { slug: source } } });
  const found = paraphrases.find((each) => isUnwritten(each.text, text));
  if (found) refuse('SHAPE', `The paraphrase ${found.key}: ${UNWRITTEN}`, ['statements', found.key, 'text']);
}

/** Records in the history what proposed each changed fact and who accepted it. */
async function confirm(tx: Tx, { id: draftId, slug: draft }: Draft, source: string): Promise<void> {
  const changeSet = await tx.changeSet.findFirst({ where: { draft }, orderBy: { id: 'desc' }, select: { id: true } });
  if (!changeSet) return; // the annotation changed nothing
  const accepted = await tx.proposal.findMany({ where: { draftId, outcome: { in: ['ACCEPTED', 'CORRECTED'] } } });
  const confirmed: { nodeId: string | undefined; proposedBy: string; confirmedBy: string | null }[] = [];
  for (const kind of CLAIMED) {
    const ofKind = accepted
      .filter(({ type }) => type === kind.model)
      .map((each) => ({ ...each, key: keyOfFact(kind, each.key as ClaimKey) }));
    if (ofKind.length === 0) continue;
    const keys = ofKind.map(({ key }) => key);
    const ids = await idsByKey(tx, kind, keys, source);
    for (const { key, proposedBy, decidedBy: confirmedBy } of ofKind) {
      confirmed.push({ nodeId: ids.get(keyText(key)), proposedBy, confirmedBy });
    }
  }
  await tx.$executeRaw`
    UPDATE "Change" SET "proposedBy" = c."proposedBy", "confirmedBy" = c."confirmedBy"
    FROM jsonb_to_recordset(${JSON.stringify(confirmed)}::jsonb) AS c("nodeId" uuid, "proposedBy" text, "confirmedBy" text)
    WHERE "Change"."changeSetId" = ${changeSet.id}::uuid AND "Change"."nodeId" = c."nodeId"`;
}

/** Returns a key with defaults filled in. A slug stays unchanged. */
function keyOfFact(kind: Kind, key: ClaimKey): ClaimKey {
  return 'table' in kind.place ? { slug: key['slug'] } : inputKey(kind, key);
}
