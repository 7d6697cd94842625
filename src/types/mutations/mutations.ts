import { Arg, Authorized, type ClassType, Ctx, Mutation, Resolver } from 'type-graphql';
import { inputKey } from '../../claims/draft.js';
import { fieldsOf } from '../../claims/kinds/fields.js';
import type { Claim, Key, Kind } from '../../claims/kinds/kind.js';
import { CLAIMED, slugColumn } from '../../claims/kinds/kinds.js';
import { slugOf } from '../../claims/slug.js';
import type { Context } from '../../context/context.js';
import { toGlobalId } from '../../read/global-id.js';
import type { Target } from '../../store/edits/edit.js';
import { factById, factByKey } from '../../store/edits/stored-fact.js';
import type { Role } from '../../viewer.js';
import { answer, rowId } from './answer.js';
import { inputsOf, keyFields } from './input.js';
import { deletionPayloadOf, payloadOf } from './payload.js';

type Input = Record<string, unknown>;

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
    create(
      @Arg('input', () => CreateInput, { description: 'The claim, and its source.' }) given: Input,
      @Ctx() context: Context,
    ) {
      const { source, idempotencyKey, ...rest } = given;
      const fields = withoutNulls(rest);
      const creation = {
        key: keyIn(kind, fields),
        claim: claimIn(kind, fields),
        source: source as string,
        input: withoutNulls(given),
        idempotencyKey: (idempotencyKey as string | null | undefined) ?? null,
        by: context.viewer!.subject,
      };
      return answer(context, kind, async () => (await edits()).create(context.prisma, kind, creation));
    }

    @Authorized<Role>('EDITOR')
    @Mutation(() => UpdatePayload, {
      name: `update${model}`,
      description: `Changes what a source claims about ${thing}.${isShared ? ' If several sources make claims, the newest value counts.' : ''}`,
    })
    async update(
      @Arg('input', () => UpdateInput, { description: 'What to change.' }) given: Input,
      @Ctx() context: Context,
    ) {
      const target = await targetOf(kind, context, given);
      const identity = keyFields(kind);
      const changes = Object.fromEntries(Object.entries(given).filter(([field]) => !identity.includes(field)));
      const work = async () => (await edits()).update(context.prisma, kind, target, claimIn(kind, changes));
      return answer(context, kind, work, target.id);
    }

    @Authorized<Role>('EDITOR')
    @Mutation(() => DeletePayload, {
      name: `delete${model}`,
      description: `Withdraws the claims of one or all sources about ${thing}, which is deleted when no source claims it any more.`,
    })
    async delete(
      @Arg('input', () => DeleteInput, { description: 'What to withdraw.' }) given: Input,
      @Ctx() context: Context,
    ) {
      const target = await targetOf(kind, context, given);
      const work = async () => (await edits()).retract(context.prisma, kind, target);
      const payload = await answer(context, kind, work, target.id);
      const isGone = payload.errors.length === 0 && payload[name] === null;
      return { ...payload, deletedId: isGone ? toGlobalId(model, target.id!) : null };
    }
  }
  return Mutations;
}

function keyIn(kind: Kind, fields: Input): Key {
  const column = slugColumn(kind);
  if (!column) return inputKey(kind, fields);
  const slug = slugOf(String(fields[kind.slugFrom!]));
  // A statement's key is made from its first words, to keep it short.
  const made = column === 'key' ? slug.split('-').slice(0, 8).join('-') : slug;
  return { slug: (fields[column] as string | undefined) ?? made };
}

/** The claim fields of an input, in the form of an annotation. */
function claimIn({ shape }: Kind, input: Input): Claim {
  const fields = fieldsOf(shape).filter(({ name }) => input[name] !== undefined);
  return Object.fromEntries(
    fields.map(({ name }) => [name, name === 'cite' ? passages(input[name]) : plain(input[name])]),
  );
}

/** In an annotation, a passage without words is [start, end]. */
function passages(cite: unknown): unknown {
  if (!Array.isArray(cite)) return cite;
  return (cite as { start: number; end: number }[]).map(({ start, end, ...rest }) => {
    const more = withoutNulls(rest);
    return Object.keys(more).length === 0 ? [start, end] : { start, end, ...more };
  });
}

/** Converts instances of input types to plain objects. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? withoutNulls({ ...value }) : value;
}

function withoutNulls(input: Input): Input {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value != null));
}

async function targetOf(kind: Kind, { prisma, viewer }: Context, input: Input): Promise<Target> {
  const row = kind.namedByKey
    ? await factByKey(prisma, kind, inputKey(kind, input), '')
    : await factById(prisma, kind, rowId(kind, input['id'] as string)); // prettier-ignore
  return {
    id: row?.id ?? null,
    version: input['version'] as number,
    source: (input['source'] as string | null | undefined) ?? null,
    by: viewer!.subject,
  };
}
