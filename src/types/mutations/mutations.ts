import { Authorized, type ClassType, Ctx, Mutation, Resolver } from 'type-graphql';
import { InputArg } from '../described.js';
import type { Kind } from '../../claims/kinds/kind.js';
import { CLAIMED, slugColumn } from '../../claims/kinds/kinds.js';
import type { Context } from '../../context/context.js';
import { toGlobalId } from '../../read/global-id.js';
import type { Role } from '../../viewer.js';
import { answer } from './answer.js';
import { changesOf, creationOf, type Input, targetOf } from './given.js';
import { inputsOf } from './input.js';
import { deletionPayloadOf, payloadOf } from './payload.js';

/** A server that only reads never loads what writing takes, such as the reader of YAML. */
const edits = () => import('../../store/edits/edit.js');

/** Every kind of claim can be created, updated and deleted. */
export const mutationResolvers = CLAIMED.map(mutationsOf);

function mutationsOf(kind: Kind): ClassType {
  const { model, name, thing } = kind;
  const isShared = slugColumn(kind) !== 'key'; // a statement belongs to one source
  const { CreateInput, UpdateInput, DeleteInput } = inputsOf(kind);
  const CreatePayload = payloadOf(`Create${model}`, kind);
  const UpdatePayload = payloadOf(`Update${model}`, kind);
  const DeletePayload = deletionPayloadOf(`Delete${model}`, kind);

  @Resolver()
  class Mutations {
    @Authorized<Role>('EDITOR')
    @Mutation(() => CreatePayload, {
      name: `create${model}`,
      description: `Adds a claim about ${thing} to a source.${isShared ? ' If another source already makes it, both sources support it.' : ''}`,
    })
    create(@InputArg(() => CreateInput, 'The claim, and its source.') given: Input, @Ctx() context: Context) {
      const creation = creationOf(kind, given, context.viewer!.subject);
      return answer(context, kind, async () => (await edits()).create(context.prisma, kind, creation));
    }

    @Authorized<Role>('EDITOR')
    @Mutation(() => UpdatePayload, {
      name: `update${model}`,
      description: `Changes what a source claims about ${thing}.${isShared ? ' If several sources make claims, the newest value counts.' : ''}`,
    })
    async update(@InputArg(() => UpdateInput, 'What to change.') given: Input, @Ctx() context: Context) {
      const target = await targetOf(context.prisma, kind, given, context.viewer!.subject);
      const work = async () => (await edits()).update(context.prisma, kind, target, changesOf(kind, given));
      return answer(context, kind, work, target.id);
    }

    @Authorized<Role>('EDITOR')
    @Mutation(() => DeletePayload, {
      name: `delete${model}`,
      description: `Withdraws the claims of one or all sources about ${thing}, which is deleted when no source claims it any more.`,
    })
    async delete(@InputArg(() => DeleteInput, 'What to withdraw.') given: Input, @Ctx() context: Context) {
      const target = await targetOf(context.prisma, kind, given, context.viewer!.subject);
      const work = async () => (await edits()).retract(context.prisma, kind, target);
      const payload = await answer(context, kind, work, target.id);
      const isGone = payload.errors.length === 0 && payload[name] === null;
      return { ...payload, deletedId: isGone ? toGlobalId(model, target.id!) : null };
    }
  }
  return Mutations;
}
