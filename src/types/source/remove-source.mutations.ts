import { Authorized, Ctx, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Field, InputArg, Nullable } from '../described.js';
import { source } from '../../claims/kinds/source.js';
import type { Context } from '../../context/context.js';
import { toGlobalId } from '../../read/global-id.js';
import type { Role } from '../../viewer.js';
import { unlessRefused } from '../mutations/answer.js';
import { MutationPayload } from '../mutations/payload.js';
import { UserError } from '../mutations/user-error.type.js';
import { counts, ImportCount } from './import-source.mutations.js';
import { Source } from './source.type.js';

@InputType({ description: 'The source to withdraw.' })
export class RemoveSourceInput {
  @Field(() => String, 'The slug of the source.')
  source!: string;

  @Field(() => Int, 'The `version` of the source that you read. If it has changed since, the error is CONFLICT.')
  version!: number;

  @Field(() => Boolean, 'Whether to report only what would change. Nothing is withdrawn.', { defaultValue: false })
  dryRun!: boolean;
}

@ObjectType({ description: 'The result of withdrawing a source.', simpleResolvers: true })
export class RemoveSourcePayload extends MutationPayload {
  @Nullable(() => ID, 'The global id of the source; null if it was not withdrawn.')
  deletedId!: string | null;

  @Nullable(() => Source, 'The source, if it was not withdrawn; otherwise null.')
  source!: object | null;

  @Field(() => [ImportCount], 'The numbers of rows that changed, or would change in a dry run, for each kind that has any.')
  changes!: ImportCount[];

  @Field(() => [UserError], 'Why the mutation was refused; empty if it succeeded. With any error, nothing was withdrawn.')
  errors!: UserError[];
}

@Resolver()
export class RemoveSourceMutation {
  @Authorized<Role>('EDITOR')
  @Mutation(() => RemoveSourcePayload, {
    description:
      'Withdraws a source, with its text and all that only it claims. What other sources claim stays, with its ids, and is settled without it. The history is kept. Importing the annotation again brings the same content back, with new ids.',
  })
  async removeSource(
    @InputArg(() => RemoveSourceInput, 'The source to withdraw.') input: RemoveSourceInput,
    @Ctx() { prisma, viewer }: Context,
  ): Promise<Omit<RemoveSourcePayload, 'dataVersion'>> {
    const { removeSource } = await import('../../store/edits/remove-source.js');
    const { made, errors } = await unlessRefused(() => removeSource(prisma, { ...input, by: viewer!.subject }));
    return {
      deletedId: made && !input.dryRun ? toGlobalId(source.model, made.id) : null,
      source: await prisma.source.findUnique({ where: { slug: input.source } }),
      changes: made ? counts(made.report) : [],
      errors,
    };
  }
}
