import { Ctx, Extensions, InputType, Int, Resolver } from 'type-graphql';
import { Field, InputArg, Mutation, Nullable, PlainObject } from '../../../schema/described.js';
import type { Context } from '../../../schema/context/context.js';
import { answerDraft, by, DraftPayload, SavedDraftInput } from './draft.mutations.js';

/** The mutation reads the names in the store, and a text that may be stored with the draft. */
const COST = 500;

const USED = 'It is written into a new annotation, and used to propose facts.';

@InputType({ description: 'A text to draft, and what is known of its source. What is left out of a saved draft stays as it is.' })
export class DraftSourceInput extends SavedDraftInput {
  @Nullable(() => String, 'The text, of at most 200,000 Unicode code points. It is not public. A new draft needs one.')
  text?: string | null;

  @Nullable(
    () => String,
    'The title, of at most 500 characters. Of a new draft it may be left out: it is the first line of the text.',
  )
  title?: string | null;

  @Nullable(() => String, `The day of publication, as EDTF, from which relative dates are counted. ${USED}`)
  publishedOn?: string | null;

  @Nullable(() => String, `The slug of the organization that published it. ${USED}`)
  outlet?: string | null;

  @Nullable(() => String, 'Where the text can be read. It is written into a new annotation.')
  url?: string | null;
}

@PlainObject('Proposals that broke a rule of annotations, or whose words a model did not take from one place of the text.')
export class DroppedProposals {
  @Field(
    () => String,
    'The name of the rule; for what a model found, `words-not-in-text`, `words-at-several-places`, `words-left-out`, `no-whole-quotation`.',
  )
  rule!: string;

  @Field(() => Int, 'The number of proposals that broke it. They were dropped.')
  count!: number;
}

@PlainObject('The outcome of asking the operator’s model.')
export class DraftModelUse {
  @Field(() => String, 'The name of the model.')
  name!: string;

  @Nullable(() => Int, 'The number of tokens that the model was given; null if the model does not report it.')
  promptTokens!: number | null;

  @Nullable(() => Int, 'The number of tokens of the model’s answer; null if the model does not report it.')
  completionTokens!: number | null;

  @Nullable(
    () => String,
    'Why the model’s answer was not used, in one sentence; null if it was used. The proposals of the rules do not depend on it.',
  )
  failure!: string | null;
}

@PlainObject('A draft with what was proposed for it, or the errors.')
class DraftSourcePayload extends DraftPayload {
  @Field(() => [DroppedProposals], 'The proposals that were dropped before any editor saw them, by rule.')
  dropped!: DroppedProposals[];

  @Nullable(() => DraftModelUse, 'The outcome of asking a model; null if the operator has set none.')
  model!: DraftModelUse | null;
}

@Resolver()
export class DraftSourceMutation {
  @Extensions({ cost: COST })
  @Mutation(
    'EDITOR',
    () => DraftSourcePayload,
    'Proposes facts from a text, and creates or saves the draft that holds them, both or neither. Repeated, it replaces the proposals of rules and models that are still open; what an editor decided stays decided. What the annotation already has is not proposed.',
  )
  async draftSource(
    @InputArg(() => DraftSourceInput, 'The draft, its text, and what is known of the source.')
    input: DraftSourceInput,
    @Ctx() context: Context,
  ) {
    const { slug = null, version = null, ...rest } = input;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value != null));
    const { prisma, signal } = context;
    const draft = context.draft ?? (await import('../../drafting/threads/draft-text.js')).draftText;
    const { draftSource } = await import('../drafts/draft-source.js');
    let [dropped, model]: [DroppedProposals[], DraftModelUse | null] = [[], null];
    const work = async () => {
      const drafted = await draftSource(prisma, { slug, version, by: by(context), draft, signal }, given);
      dropped = Object.entries(drafted.dropped).map(([rule, count]) => ({ rule, count }));
      model = drafted.model;
      return drafted.slug;
    };
    return { ...(await answerDraft(context, slug, work)), dropped, model };
  }
}
