import { z } from 'zod';
import { slug as slugShape, title as titleOf } from '../../../model/kinds/fields.js';
import { inOurWords } from '../../../model/read/shape-problems.js';
import { formSentence } from '../../../model/reasons.js';
import { toSlug } from '../../../model/slug.js';
import type { Draft, Prisma, PrismaClient } from '../../../db/generated/client.js';
import { NO_ANNOTATION } from '../../../store/entries/annotation-version.js';
import { refuse } from '../../editing/store/edit-refused.js';
import type { Tx } from '../../../store/transaction.js';
import { draftTransaction, lockOpenDraft } from './draft-transaction.js';
import { freeSlug } from '../../drafting/proposed/cited.js';
import { isStorable, UNSTORABLE } from './storable.js';
import { putProposals } from './proposals.js';
import type { SavedDraftInput, SaveDraftInput } from '../schema/draft.mutations.js';
import { type ConvertAnnotation, convertAnnotation } from '../../editing/threads/convert.js';
import { isObject, parsedJson } from '../../../shared/json.js';

/** The fields of an input, apart from those that identify the draft. Omitted fields stay unchanged. */
export type SavedFields<Input extends SavedDraftInput> = {
  [Field in Exclude<keyof Input, 'slug' | 'version'>]?: NonNullable<Input[Field]> | undefined;
};
export type DraftChanges = SavedFields<Omit<SaveDraftInput, 'annotationJson'>>;

export interface Saving {
  /** Null for a new draft, whose slug is made from its title. */
  slug: string | null;
  /** The version that the editor saw; null for a new draft. */
  version: number | null;
  by: string;
}

const MOST_CHARACTERS_OF_A_VERSION = 100;
const content = z.string().refine(isStorable, UNSTORABLE).optional();
const fields = z.object({
  text: content,
  annotation: content,
  title: titleOf('The title.').optional(),
  annotationVersion: z.string().trim().min(1).max(MOST_CHARACTERS_OF_A_VERSION).optional(),
});

/**
 * Saves or creates a draft. Saving a draft in review takes it out of review, so that nobody publishes a version that the
 * reviewer has not seen. Returns its slug.
 *
 * @throws EditRefused
 */
export function saveDraft(prisma: PrismaClient, saving: Saving, changes: DraftChanges): Promise<string> {
  return draftTransaction(prisma, async (tx) => (await saveDraftIn(tx, saving, changes)).slug);
}

/** Like `saveDraft`, within a transaction. @throws EditRefused */
export async function saveDraftIn(tx: Tx, { slug, version, by }: Saving, changes: DraftChanges): Promise<Draft> {
  const read = fields.safeParse(changes, inOurWords);
  const [issue] = read.error?.issues ?? [];
  if (issue) refuse('SHAPE', `${issue.path.join('.')}: ${formSentence(issue.message)}.`, issue.path as string[]);
  const given = { ...changes, ...read.data };
  const draft = version === null ? await create(tx, slug, given, by) : await update(tx, { slug, version, by }, given);
  await putContent(tx, draft, given);
  await putProposals(tx, draft, given.proposals ?? [], by);
  return draft;
}

async function create(tx: Tx, slug: string | null, { title, ...given }: DraftChanges, by: string): Promise<Draft> {
  if (title === undefined) refuse('SHAPE', 'A new draft needs a title.', ['title']);
  const { keepText = false, annotationVersion = NO_ANNOTATION } = given;
  const named = slug ?? (await slugOfTitle(tx, title));
  const error = slugShape.safeParse(named, inOurWords).error;
  if (error) refuse('SHAPE', `The slug ${JSON.stringify(named)} ${formSentence(error.issues[0]!.message)}.`, ['slug']);
  const data = { slug: named, title, keepText, annotationVersion, createdBy: by, updatedBy: by, editors: [by] };
  const [created] = await tx.draft.createManyAndReturn({ data: [data], skipDuplicates: true });
  if (!created) refuse('ALREADY_EXISTS', `A draft ${named} already exists. Save that one, or use another slug.`, ['slug']);
  return created;
}

async function update(
  tx: Tx,
  { slug, version, by }: Saving,
  { title, keepText, annotationVersion }: DraftChanges,
): Promise<Draft> {
  if (slug === null) refuse('SHAPE', 'Specify the slug of the draft that has this version.', ['slug']);
  const { id, state, editors } = await lockOpenDraft(tx, { slug, version: version! });
  const back = state === 'IN_REVIEW' ? ({ state: 'DRAFT', submittedBy: null } as const) : {};
  const given = { title, keepText, annotationVersion }; // Prisma ignores undefined
  return touch(tx, id, { ...given, ...back, editors: [...new Set([...editors, by])] }, by);
}

/** Updates a draft and increments its version, as every change to a draft must. */
export function touch(tx: Tx, id: string, data: object, by: string): Promise<Draft> {
  return tx.draft.update({ where: { id }, data: { ...data, updatedBy: by, updatedAt: new Date(), version: { increment: 1 } } });
}

async function putContent(tx: Tx, { id }: Draft, { text, annotation }: DraftChanges): Promise<void> {
  const given = { text, annotation } as Prisma.DraftContentUpdateInput; // undefined fields stay unchanged
  const create = { draftId: id, text: text ?? '', annotation: annotation ?? '' };
  await tx.draftContent.upsert({ where: { draftId: id }, create, update: given });
}

/** Makes a unique slug from a title, adding the first free number if needed. */
async function slugOfTitle(tx: Tx, title: string): Promise<string> {
  const base = toSlug(title).slice(0, 100).replace(/-$/, '') || 'draft';
  const taken = await tx.draft.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const slugs = new Set(taken.map(({ slug }) => slug));
  return freeSlug(base, (slug) => slugs.has(slug));
}

interface Services {
  prisma: PrismaClient;
  /** Converts YAML in another thread. */
  convert?: ConvertAnnotation;
  signal: AbortSignal | null;
}

/**
 * Converts a JSON annotation to the format in which the draft is stored. If another editor saves in the meantime, the draft's
 * version has changed, and saving fails.
 *
 * @throws EditRefused
 */
export async function annotationSaying(
  { prisma, convert = convertAnnotation, signal }: Services,
  slug: string | null,
  json: string,
  { annotation }: { annotation?: unknown },
): Promise<string> {
  if (annotation !== undefined) refuse('SHAPE', 'Provide annotation or annotationJson, not both.', ['annotationJson']);
  const value = parsedJson(json);
  if (!isObject(value)) refuse('SHAPE', 'annotationJson must be the text of a JSON object.', ['annotationJson']);
  const content = slug === null ? null : await prisma.draftContent.findFirst({ where: { draft: { slug } } });
  const stored = content?.annotation ?? '';
  const isYaml = stored !== '' && parsedJson(stored) === undefined;
  return (isYaml ? await convert({ annotation: stored, json }, signal) : null) ?? JSON.stringify(value, null, 2);
}
