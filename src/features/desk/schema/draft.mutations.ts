import { Ctx, Extensions, InputType, Int, Resolver } from 'type-graphql';
import { Field, InputArg, Mutation, Nullable, PlainObject } from '../../../schema/described.js';
import type { Context } from '../../../schema/context/context.js';
import { ProposalOutcome } from '../../../model/generated/enums.js';
import { refuse } from '../../editing/store/edit-refused.js';
import { unlessRefused } from '../../editing/schema/answer.js';
import { RefusablePayload, STORED_COST } from '../../editing/schema/payload.js';
import { annotationErrors, importCounts, withImport } from '../../editing/schema/source.mutations.js';
import { Draft, ProposedFact } from './draft.type.js';

const STORED = 'If omitted, the stored value is kept.';

@InputType({ description: 'A proposal to add to a draft. Replaces the proposal of the same name, if there is one.' })
export class ProposalInput extends ProposedFact {
  @Nullable(
    () => [[Int]],
    `The supporting passages of the text, as \`[start, end]\` in Unicode code points; the end is exclusive. ${STORED}`,
  )
  passages?: number[][] | null;

  @Nullable(() => [String], `The fields of the claim that may be wrong or missing. ${STORED}`)
  doubted?: string[] | null;

  @Nullable(() => [String], `The kinds of evidence for the proposal, by name. ${STORED}`)
  features?: string[] | null;

  @Nullable(() => Boolean, `Whether you entered the same claim before the proposal was shown. ${STORED}`)
  agreed?: boolean | null;

  @Field(() => ProposalOutcome, 'Your decision. Your subject and the time are recorded with it.', {
    defaultValue: ProposalOutcome.OPEN,
  })
  outcome!: ProposalOutcome;
}

const VERSION =
  'The `version` of the draft that you last read. If the draft has changed since then, the mutation fails with CONFLICT.';

/** The fields for saving or creating a draft. */
@InputType()
export abstract class SavedDraftInput {
  @Nullable(() => String, 'The slug of the draft. If omitted for a new draft, it is made from the title.')
  slug?: string | null;

  @Nullable(() => Int, `${VERSION} If omitted, a draft is created.`)
  version?: number | null;

  @Nullable(
    () => Boolean,
    'Whether publishing stores the text with the source, where anyone can read it. Set this only if the licence of the text allows it. Required for a new draft.',
  )
  keepText?: boolean | null;
}

@InputType({ description: 'The parts of a draft to save. Omitted fields keep their values.' })
export class SaveDraftInput extends SavedDraftInput {
  @Nullable(() => String, 'The title, for editors, at most 500 characters. Required for a new draft.')
  title?: string | null;

  @Nullable(() => String, 'The annotated text. It is not public.')
  text?: string | null;

  @Nullable(() => String, 'The annotation so far, as YAML or JSON. It need not be valid yet.')
  annotation?: string | null;

  @Nullable(
    () => String,
    'The annotation so far, as JSON text, instead of `annotation`. A draft stored as YAML stays YAML and keeps its comments and order: only the values that differ are changed.',
  )
  annotationJson?: string | null;

  @Nullable(
    () => String,
    'The `annotationVersion` of the source that the annotation is based on. Defaults to `none`, for a new source.',
  )
  annotationVersion?: string | null;

  @Nullable(() => [ProposalInput], 'Proposals to add or replace, matched by name. Other proposals stay unchanged.')
  proposals?: ProposalInput[] | null;
}

@InputType({ description: 'A draft, at the version that you last read.' })
export class DraftInput {
  @Field(() => String, 'The slug of the draft.')
  slug!: string;

  @Field(() => Int, VERSION)
  version!: number;
}

@InputType({ description: 'A draft to return to the editor who submitted it.' })
export class ReturnDraftInput extends DraftInput {
  @Field(() => String, 'What to correct, in at most 10,000 characters.')
  note!: string;
}

@InputType({ description: 'A draft to publish.' })
export class PublishDraftInput extends DraftInput {
  @Field(
    () => Boolean,
    'Whether to only report the problems or what would change, without storing anything. A dry run needs no review.',
    { defaultValue: false },
  )
  dryRun!: boolean;
}

@PlainObject('The changed draft, or the errors.')
export class DraftPayload extends RefusablePayload {
  @Nullable(() => Draft, 'The draft after the change, or the stored draft if there are errors. Null if it does not exist.')
  draft!: object | null;
}

@PlainObject('A published draft and what publishing it changed, or the errors.')
class PublishDraftPayload extends withImport(DraftPayload) {}

@Resolver()
export class DraftMutations {
  @Mutation(
    'EDITOR',
    () => DraftPayload,
    'Saves or creates a draft. Saving a draft in review takes it out of review, so that it must be submitted again. Nothing becomes public.',
  )
  async saveDraft(
    @InputArg(() => SaveDraftInput, 'The draft, and the parts of it to save.') input: SaveDraftInput,
    @Ctx() context: Context,
  ) {
    const { slug = null, version = null, annotationJson = null, ...changes } = input;
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null));
    const { saveDraft } = await import('../drafts/save-draft.js');
    const { annotationSaying } = await import('../drafts/save-draft.js');
    return answerDraft(context, slug, async () => {
      requireKeepText(input);
      const written = annotationJson !== null && { annotation: await annotationSaying(context, slug, annotationJson, given) };
      return saveDraft(context.prisma, { slug, version, by: by(context) }, { ...given, ...written });
    });
  }

  @Mutation('EDITOR', () => DraftPayload, 'Submits a draft for review by another person.')
  async submitDraft(@InputArg(() => DraftInput, 'The draft.') { slug, version }: DraftInput, @Ctx() context: Context) {
    const { submitDraft } = await import('../drafts/review-draft.js');
    return answerDraft(context, slug, () => submitDraft(context.prisma, { slug, version }, by(context)));
  }

  @Mutation('EDITOR', () => DraftPayload, 'Sends a draft in review back to its author, with a note on what to correct.')
  async returnDraft(
    @InputArg(() => ReturnDraftInput, 'The draft, and the reason.')
    { slug, version, note }: ReturnDraftInput,
    @Ctx() context: Context,
  ) {
    const { returnDraft } = await import('../drafts/review-draft.js');
    return answerDraft(context, slug, () => returnDraft(context.prisma, { slug, version }, note, by(context)));
  }

  @Mutation('EDITOR', () => DraftPayload, 'Permanently deletes a draft and its proposals. `draft` is null in the payload.')
  async discardDraft(@InputArg(() => DraftInput, 'The draft.') { slug, version }: DraftInput, @Ctx() context: Context) {
    const { discardDraft } = await import('../drafts/review-draft.js');
    return answerDraft(context, slug, () => discardDraft(context.prisma, { slug, version }));
  }

  @Extensions({ cost: STORED_COST })
  @Mutation(
    'EDITOR',
    () => PublishDraftPayload,
    'Imports the annotation of a draft, as `importSource` would, and closes the draft in the same transaction. The history records who prepared the draft, what proposed each fact and who accepted it. If the server requires review, the draft must be in review, and someone other than the person who submitted it must publish it.',
  )
  async publishDraft(
    @InputArg(() => PublishDraftInput, 'The draft.') { slug, version, dryRun }: PublishDraftInput,
    @Ctx() context: Context,
  ): Promise<Omit<PublishDraftPayload, 'dataVersion'>> {
    const { prisma, check, signal, review = false } = context;
    const { publishDraft } = await import('../drafts/publish-draft.js');
    const { AnnotationChanged } = await import('../../../store/entries/annotation-version.js');
    const stored = async (source: string | null) => ({
      draft: await prisma.draft.findUnique({ where: { slug } }),
      source: source === null ? null : await prisma.source.findUnique({ where: { slug: source } }),
    });
    try {
      const options = { by: by(context), review, dryRun, check, signal };
      const { made, errors } = await unlessRefused(() => publishDraft(prisma, { slug, version }, options));
      if (!made) return { ...(await stored(null)), changes: [], errors };
      const now = await stored(made.slugs[0]!);
      if ('reports' in made) return { ...now, changes: importCounts(made.reports[0]!), errors };
      return { ...now, changes: [], errors: annotationErrors(made.problems[0]!, ['draft', 'annotation']) };
    } catch (error) {
      if (!(error instanceof AnnotationChanged)) throw error;
      const conflict = { code: 'CONFLICT', message: error.message, path: ['draft', 'annotationVersion'], ...error.change };
      return { ...(await stored(error.source)), changes: [], errors: [conflict] };
    }
  }
}

/** Returns the draft after the change, or the stored draft with the errors. */
export async function answerDraft({ prisma }: Context, slug: string | null, work: () => Promise<string>) {
  const draft = (named: string | null) => (named === null ? null : prisma.draft.findUnique({ where: { slug: named } }));
  const { made, errors } = await unlessRefused(work);
  return { draft: await draft(made ?? slug), errors };
}

/** The server does not guess whether the text of a new draft becomes public. @throws EditRefused */
export function requireKeepText({ version, keepText }: SavedDraftInput): void {
  if (version != null || keepText != null) return;
  refuse('SHAPE', 'A new draft needs `keepText`: whether publishing stores the text, where anyone can read it.', ['keepText']);
}

export function by({ viewer }: Context): string {
  return viewer!.subject;
}
