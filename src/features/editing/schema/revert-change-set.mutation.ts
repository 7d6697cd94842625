import { Ctx, Extensions, ID, InputType, Resolver } from 'type-graphql';
import { Field, InputArg, Mutation, Nullable, PlainObject } from '../../../schema/described.js';
import type { Context } from '../../../schema/context/context.js';
import { refuse } from '../store/edit-refused.js';
import { unlessRefused } from './answer.js';
import { MutationPayload, STORED_COST, UserError } from './payload.js';
import { importCounts, ImportCount } from './source.mutations.js';
import { Source } from '../../../schema/source/source.type.js';

@InputType({ description: 'The change set to revert.' })
export class RevertChangeSetInput {
  @Field(() => ID, 'The id of the change set, from `Change.set`.')
  changeSet!: string;

  @Field(() => Boolean, 'Whether to only report what would change, or why the revert is refused, without storing anything.', {
    defaultValue: false,
  })
  dryRun!: boolean;
}

@PlainObject('The result of reverting a change set, or why it was refused.')
class RevertChangeSetPayload extends MutationPayload {
  @Nullable(() => Source, 'The source whose claims were restored. Null if the revert was refused.')
  source!: object | null;

  @Nullable(() => ID, 'The id of the new change set. Null in a dry run, if the revert was refused, or if no row changed.')
  changeSet!: string | null;

  @Field(() => [ImportCount], 'The number of rows that changed or, in a dry run, would change, for each kind that has changes.')
  changes!: ImportCount[];

  @Field(
    () => [UserError],
    'Why the revert was refused. Empty if it succeeded. Each CONFLICT names a claim that has changed since, and the change set that changed it; at most 20 are listed.',
  )
  errors!: UserError[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@Resolver()
export class RevertChangeSetMutation {
  @Extensions({ cost: STORED_COST })
  @Mutation(
    'EDITOR',
    () => RevertChangeSetPayload,
    'Reverts a change set: restores what its source claimed before, as a new change set. The revert is refused if a later change depends on the change set: if a claim has changed since, or another claim of the source needs one.',
  )
  async revertChangeSet(
    @InputArg(() => RevertChangeSetInput, 'The change set to revert.') input: RevertChangeSetInput,
    @Ctx() { prisma, viewer }: Context,
  ): Promise<Omit<RevertChangeSetPayload, 'dataVersion'>> {
    const { changeSet: id, dryRun } = input;
    const { made, errors } = await unlessRefused(async () => {
      if (!UUID.test(id)) refuse('NOT_FOUND', `There is no change set ${JSON.stringify(id)}.`, ['changeSet']);
      const { revert } = await import('../store/revert.js');
      return revert(prisma, { changeSet: id, by: viewer!.subject, dryRun });
    });
    if (!made) return { source: null, changeSet: null, changes: [], errors };
    const { source: slug, changeSet, report } = made;
    const source = await prisma.source.findUnique({ where: { slug } });
    return { source, changeSet: dryRun ? null : changeSet, changes: importCounts(report), errors };
  }
}
