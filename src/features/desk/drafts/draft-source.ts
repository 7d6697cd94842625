import { z } from 'zod';
import { parsePartialDate } from '../../../model/dates/partial-date.js';
import { annotationFromEntries } from '../../../model/entries.js';
import { source as sourceKind } from '../../../model/kinds/source.js';
import { inOurWords } from '../../../model/read/shape-problems.js';
import { formSentence } from '../../../model/reasons.js';
import { CodePoints } from '../../../model/text/code-points.js';
import type { Draft, PrismaClient } from '../../../db/generated/client.js';
import { declaredPublisher, draftedSource } from '../../drafting/annotation/draft-annotation.js';
import type { DraftText } from '../../drafting/threads/draft-text.js';
import type { ModelUse } from '../../drafting/model/ask-model.js';
import type { KnownFact } from '../../drafting/without-known.js';
import type { Known } from '../../drafting/names/known.js';
import { annotationText } from '../../editing/store/annotation-text.js';
import { refuse } from '../../editing/store/edit-refused.js';
import { draftTransaction, lockOpenDraft } from './draft-transaction.js';
import { knownNames } from './known-names.js';
import { replaceOpenProposals } from './proposals.js';
import type { DraftSourceInput } from '../schema/draft-source.mutations.js';
import { type SavedFields, saveDraftIn, type Saving } from './save-draft.js';
import { isStorable, UNSTORABLE } from './storable.js';

export type SourceToDraft = SavedFields<DraftSourceInput>;

interface Drafting extends Saving {
  draft: DraftText;
  signal: AbortSignal | null;
}

export interface NewDraftSource {
  slug: string;
  /** The number of proposals dropped because they broke a rule, by rule. */
  dropped: Record<string, number>;
  /** The outcome of asking the model; null if no model was used. */
  model: ModelUse | null;
}

/** In code points. Longer texts are drafted in parts. */
export const LONGEST_TEXT = 200_000;

const { publishedOn, url } = sourceKind.shape.shape;
const fields = z.object({
  text: z.string().refine(isStorable, UNSTORABLE).optional(),
  publishedOn: publishedOn.refine(
    (date) => date === undefined || parsePartialDate(date),
    'must be a date, such as 2018-03-28, 2018-03 or 2018',
  ),
  url,
});

/**
 * Proposes facts from a text, for an existing or a new draft. Replaces open proposals, and keeps those that an editor has
 * decided on. Computes the proposals before locking the draft, then saves them in one transaction.
 *
 * @throws EditRefused
 */
export async function draftSource(
  prisma: PrismaClient,
  { draft, signal, ...saving }: Drafting,
  given: SourceToDraft,
): Promise<NewDraftSource> {
  const read = fields.safeParse(given, inOurWords);
  const [issue] = read.error?.issues ?? [];
  if (issue) refuse('SHAPE', `${issue.path.join('.')}: ${formSentence(issue.message)}.`, issue.path as string[]);
  const before = await savedContent(prisma, saving);
  const text = given.text ?? before?.text ?? '';
  const points = new CodePoints(text);
  if (text.trim() === '') refuse('SHAPE', 'The text is empty. Provide the text of the source.', ['text']);
  if (points.length > LONGEST_TEXT) {
    const message = `The text has ${points.length} characters; the limit is ${LONGEST_TEXT}. Draft it in parts.`;
    refuse('SHAPE', message, ['text']);
  }
  const known = await knownNames({ prisma }, text, given.outlet ?? null);
  const annotated = before?.annotation.trim() ? before.annotation : newAnnotation(points, given, known);
  const { publishedOn: published = null, outlet = null } = given;
  const {
    proposals,
    dropped,
    model = null,
  } = await draft({ text, published, outlet, known, annotated, decided: before?.decided ?? [] }, signal);
  const { keepText } = given;
  const title = given.title ?? (saving.version === null ? draftedSource(text, {}).title : undefined);
  return draftTransaction(prisma, async (tx) => {
    const saved = await saveDraftIn(tx, saving, { title, text, annotation: annotated, keepText });
    await replaceOpenProposals(tx, saved, proposals);
    return { slug: saved.slug, dropped, model };
  });
}

/** Returns the content of a draft; null for a new one. */
async function savedContent(prisma: PrismaClient, { slug, version }: Saving) {
  if (version === null) return null;
  if (slug === null) refuse('SHAPE', 'Specify the slug of the draft that has this version.', ['slug']);
  const { id } = await prisma.$transaction((tx): Promise<Draft> => lockOpenDraft(tx, { slug, version }));
  const content = await prisma.draftContent.findUnique({ where: { draftId: id } });
  const columns = { type: true, key: true, claim: true, passages: true, outcome: true };
  const decided = await prisma.proposal.findMany({ where: { draftId: id, outcome: { not: 'OPEN' } }, select: columns });
  return content && { ...content, decided: decided as unknown as KnownFact[] };
}

/** Returns an annotation that has only the source and its publisher. */
function newAnnotation(text: CodePoints, { title, publishedOn, url, outlet }: SourceToDraft, known: Known): string {
  const source = { title, publishedOn, url, publisher: outlet };
  const publisher = declaredPublisher(source, known);
  if (outlet !== undefined && publisher.length === 0) {
    refuse('NOT_FOUND', `There is no organization ${outlet}. Use a stored slug, or omit the outlet.`, ['outlet']);
  }
  // No hash of the text, which may still change.
  const about = { collection: 'source', key: '', claim: draftedSource(text.text, source) };
  return annotationText(annotationFromEntries([about, ...publisher]));
}
