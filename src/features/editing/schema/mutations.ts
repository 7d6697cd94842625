import { type ClassType, Ctx, Resolver } from 'type-graphql';
import { InputArg, Mutation } from '../../../schema/described.js';
import type { Kind } from '../../../model/kinds/kind.js';
import { CLAIMED, slugColumn } from '../../../model/kinds/kinds.js';
import type { Context } from '../../../schema/context/context.js';
import { toGlobalId } from '../../../query/global-id.js';
import type { PrismaClient } from '../../../db/generated/client.js';
import type * as Edits from '../store/edit.js';
import type { Tx } from '../../../store/transaction.js';
import { answerEdit } from './answer.js';
import { givenChanges, prepareCreation, type Input, findTarget } from './given.js';
import { createInputs } from './input.js';
import { createDeletionPayload, createPayload } from './payload.js';

/** Runs one edit. A read-only server never loads the code for writing, such as the YAML parser. */
async function run(prisma: PrismaClient, work: (edits: typeof Edits, tx: Tx) => Promise<string>): Promise<string> {
  const { runEdit } = await import('../store/run-edit.js');
  const edits = await import('../store/edit.js');
  return runEdit(prisma, (tx) => work(edits, tx));
}

/** Every kind of claim can be created, updated and deleted. */
export const mutationResolvers = CLAIMED.map(mutationsOf);

function mutationsOf(kind: Kind): ClassType {
  const { model, name, thing } = kind;
  const isShared = slugColumn(kind) !== 'key'; // a statement belongs to one source
  const { CreateInput, UpdateInput, DeleteInput } = createInputs(kind);
  const [Payload, DeletePayload] = [createPayload(kind), createDeletionPayload(kind)];

  @Resolver()
  class Mutations {
    @Mutation(
      'EDITOR',
      () => Payload,
      `Adds a claim about ${thing} to a source.${isShared ? ' If another source already makes the same claim, both sources support it.' : ''}`,
      { name: `create${model}` },
    )
    create(@InputArg(() => CreateInput, 'The claim, and its source.') given: Input, @Ctx() context: Context) {
      const creation = prepareCreation(kind, given, context.viewer!.subject);
      return answerEdit(context, kind, () => run(context.prisma, ({ create }, tx) => create(tx, kind, creation)));
    }

    @Mutation(
      'EDITOR',
      () => Payload,
      `Changes what a source claims about ${thing}.${isShared ? ' If several sources make claims, the newest value counts.' : ''}`,
      { name: `update${model}` },
    )
    async update(@InputArg(() => UpdateInput, 'What to change.') given: Input, @Ctx() context: Context) {
      const target = await findTarget(context.prisma, kind, given, context.viewer!.subject);
      const changes = givenChanges(kind, given);
      const work = () => run(context.prisma, ({ updateClaim: update }, tx) => update(tx, kind, target, changes));
      return answerEdit(context, kind, work, target.id);
    }

    @Mutation(
      'EDITOR',
      () => DeletePayload,
      `Withdraws what one source, or every source, claims about ${thing}. An object that no source claims any more is deleted.`,
      { name: `delete${model}` },
    )
    async delete(@InputArg(() => DeleteInput, 'What to withdraw.') given: Input, @Ctx() context: Context) {
      const target = await findTarget(context.prisma, kind, given, context.viewer!.subject);
      const work = () => run(context.prisma, ({ retract }, tx) => retract(tx, kind, target));
      const payload = await answerEdit(context, kind, work, target.id);
      const isGone = payload.errors.length === 0 && payload[name] === null;
      return { ...payload, deletedId: isGone ? toGlobalId(model, target.id!) : null };
    }
  }
  return Mutations;
}
