import { Ctx, Extensions, InputType, Int, Resolver } from 'type-graphql';
import { Field, InputArg, Mutation, Nullable, PlainObject } from '../../../schema/described.js';
import type { Context } from '../../../schema/context/context.js';
import { answerDraft, by, DraftPayload, requireKeepText, SavedDraftInput } from './draft.mutations.js';

/** The mutation reads the stored names, and possibly a text that is stored with the draft. */
const COST = 500;

const USED = 'Written into a new annotation and used to propose facts.';

@InputType({
  description:
    'A text to draft facts from, and what is known about its source. In an existing draft, omitted fields keep their values.',
})
export class DraftSourceInput extends SavedDraftInput {
  @Nullable(() => String, 'The text, at most 200,000 Unicode code points. It is not public. Required for a new draft.')
  text?: string | null;

  @Nullable(() => String, 'The title, at most 500 characters. For a new draft, the default is the first line of the text.')
  title?: string | null;

  @Nullable(() => String, `The publication date, as EDTF, to which relative dates refer. ${USED}`)
  publishedOn?: string | null;

  @Nullable(() => String, `The slug of the organization that published the text. ${USED}`)
  outlet?: string | null;

  @Nullable(() => String, 'The URL at which the text can be read. Written into a new annotation.')
  url?: string | null;
}

@PlainObject(
  'Proposals dropped for the same reason: they broke an annotation rule, or the words that a model cited do not occur exactly once in the text.',
)
export class DroppedProposals {
  @Field(
    () => String,
    'The name of the rule or, for proposals from a model, `words-not-in-text`, `words-at-several-places`, `words-left-out` or `no-whole-quotation`.',
  )
  rule!: string;

  @Field(() => Int, 'The number of dropped proposals.')
  count!: number;
}

@PlainObject('The outcome of asking the model that the operator configured.')
export class DraftModelUse {
  @Field(() => String, 'The name of the model.')
  name!: string;

  @Nullable(() => Int, 'The number of tokens in the prompt. Null if the model does not report it.')
  promptTokens!: number | null;

  @Nullable(() => Int, 'The number of tokens in the response. Null if the model does not report it.')
  completionTokens!: number | null;

  @Nullable(
    () => String,
    'Why the response of the model was not used, in one sentence. Null if it was used. The rules propose facts in either case.',
  )
  failure!: string | null;
}

@PlainObject('A draft with its proposals, or the errors.')
class DraftSourcePayload extends DraftPayload {
  @Field(() => [DroppedProposals], 'The proposals that were dropped before any editor saw them, by rule.')
  dropped!: DroppedProposals[];

  @Nullable(() => DraftModelUse, 'The outcome of asking the model. Null if the operator has not configured one.')
  model!: DraftModelUse | null;
}

@Resolver()
export class DraftSourceMutation {
  @Extensions({ cost: COST })
  @Mutation(
    'EDITOR',
    () => DraftSourcePayload,
    'Proposes facts from a text, and saves them in a new or existing draft, in one transaction. Repeating it replaces the open proposals from rules and models, and keeps the decisions of editors. Facts that the annotation already contains are not proposed.',
  )
  async draftSource(
    @InputArg(() => DraftSourceInput, 'The draft, its text, and what is known about the source.')
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
      requireKeepText(input);
      const drafted = await draftSource(prisma, { slug, version, by: by(context), draft, signal }, given);
      dropped = Object.entries(drafted.dropped).map(([rule, count]) => ({ rule, count }));
      model = drafted.model;
      return drafted.slug;
    };
    return { ...(await answerDraft(context, slug, work)), dropped, model };
  }
}
