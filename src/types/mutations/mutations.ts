import { Arg, Authorized, type ClassType, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { slugOf } from '../../claims/slug.js';
import type { Role } from '../../viewer.js';
import type { Context } from '../../context.js';
import { toGlobalId } from '../../read/global-id.js';
import { answer, rowId } from './answer.js';
import { create, type Input, retract, update } from '../../store/edits/edit.js';
import { LONGEST_KEY } from '../../store/edits/idempotency.js';
import { addFields } from './input.js';
import type { Claim, Noun } from '../../store/edits/noun.js';
import { deletionPayloadOf, payloadOf } from './payload.js';

/** What the mutations of one noun are called, and what they are about. */
export interface MutationNames {
  /** As in createVisit. */
  name: string;
  /** As in "a visit". */
  thing: string;
  node: ClassType;
  /** Of a table: what gives the slug where the input leaves it out. */
  slugFrom?: string;
  /** What names it in a mutation, if it has no global id. */
  namedBy?: readonly string[];
}

const SOURCE = 'Slug of the source that says so.';

/** The three mutations of a noun: its create, update and delete, each with an input and a payload of its own. */
export function mutationsOf(noun: Noun, { name, thing, node, slugFrom, namedBy }: MutationNames): ClassType {
  const field = name[0]!.toLowerCase() + name.slice(1);
  const slugName = noun.type === 'Statement' ? 'key' : 'slug';

  @InputType(`Create${name}Input`, { description: `What a source says of ${thing}.` })
  class CreateInput {
    @Field(() => String, { description: SOURCE })
    source!: string;

    @Field(() => String, {
      nullable: true,
      description: `Any text of the client, of at most ${LONGEST_KEY} characters: the same request sent again under the same key within a week is done once.`,
    })
    idempotencyKey?: string | null;
  }
  if (slugFrom) addSlug(CreateInput, slugName, slugFrom);
  if (noun.owner) addOwner(CreateInput, noun.owner);
  addFields(CreateInput, noun.shape, { optional: false });

  @InputType(`Update${name}Input`, {
    description: `What changes in what a source says of ${thing}: null takes a value away, what is left out stays.`,
  })
  class UpdateInput {
    @Field(() => Int, { description: 'Its `version` when it was read; an older one is a CONFLICT.' })
    version!: number;

    @Field(() => String, {
      nullable: true,
      description: 'Slug of the source whose claim it is; may be left out where only one source tells of it.',
    })
    source?: string | null;
  }
  addIdentity(UpdateInput, noun, namedBy);
  addFields(UpdateInput, without(noun.shape, namedBy), { optional: true });

  @InputType(`Delete${name}Input`, { description: `What sources no longer say of ${thing}.` })
  class DeleteInput {
    @Field(() => Int, { description: 'Its `version` when it was read; an older one is a CONFLICT.' })
    version!: number;

    @Field(() => String, {
      nullable: true,
      description: 'Slug of the one source that takes its claim back; all of them where it is left out.',
    })
    source?: string | null;
  }

  addIdentity(DeleteInput, noun, namedBy);

  const CreatePayload = payloadOf(`Create${name}`, field, node);
  const UpdatePayload = payloadOf(`Update${name}`, field, node);
  const DeletePayload = deletionPayloadOf(`Delete${name}`, field, node);
  const which = (input: Input, context: Context) => target(noun, namedBy, context, input);

  @Resolver()
  class Mutations {
    @Authorized<Role>('EDITOR')
    @Mutation(() => CreatePayload, {
      name: `create${name}`,
      description: `Records ${thing} that a source tells of. Where another source told of the same one, this source is added to it.`,
    })
    create(@Arg('input', () => CreateInput, { description: 'What to record.' }) given: Input, @Ctx() context: Context) {
      const { source, idempotencyKey, ...rest } = given;
      const fields = withoutNulls(rest);
      const claim = claimOf(noun, fields);
      const key = slugFrom
        ? { slug: (fields[slugName] as string | undefined) ?? slugFor(noun, fields[slugFrom]) }
        : noun.keyOf!(fields);
      const creation = {
        key,
        claim,
        source: source as string,
        input: withoutNulls(given),
        idempotencyKey: (idempotencyKey as string | null | undefined) ?? null,
        by: context.viewer!.subject,
      };
      return answer(context, noun, field, () => create(context.prisma, noun, creation));
    }

    @Authorized<Role>('EDITOR')
    @Mutation(() => UpdatePayload, {
      name: `update${name}`,
      description: `Changes what a source says of ${thing}. Of what several sources say, the newest that says anything counts.`,
    })
    async update(
      @Arg('input', () => UpdateInput, { description: 'What to change.' }) given: Input,
      @Ctx() context: Context,
    ) {
      const row = await which(given, context);
      const changes = claimOf(
        noun,
        Object.fromEntries(Object.entries(given).filter(([key]) => !namedBy?.includes(key))),
      );
      return answer(context, noun, field, () => update(context.prisma, noun, row, changes), row.id);
    }

    @Authorized<Role>('EDITOR')
    @Mutation(() => DeletePayload, {
      name: `delete${name}`,
      description: `Takes back what sources say of ${thing}; it goes when none tells of it any more.`,
    })
    async delete(
      @Arg('input', () => DeleteInput, { description: 'What to take back.' }) given: Input,
      @Ctx() context: Context,
    ) {
      const row = await which(given, context);
      const payload = await answer(context, noun, field, () => retract(context.prisma, noun, row), row.id);
      const gone = payload.errors.length === 0 && payload[field] === null && !namedBy;
      return { ...payload, deletedId: gone ? toGlobalId(noun.type, row.id!) : null };
    }
  }
  return Mutations;
}

function addSlug(input: ClassType, name: string, from: string): void {
  const what = name === 'key' ? 'Its name within its source' : 'Its unique name for addresses';
  const description = `${what}, lower-case ASCII in words joined by hyphens, which stays; made from ${from} where it is left out.`;
  Field(() => String, { nullable: true, description })(input.prototype as object, name);
}

/** A statement's key has the first of its words: a slug of all would be too long. */
function slugFor({ type }: Noun, text: unknown): string {
  const slug = slugOf(String(text));
  return type === 'Statement' ? slug.split('-').slice(0, 8).join('-') : slug;
}

function addOwner(input: ClassType, owner: 'visit' | 'event'): void {
  Field(() => String, { description: `Slug of the ${owner} that it belongs to.` })(input.prototype as object, owner);
}

/** Tells a mutation which one is meant. */
function addIdentity(input: ClassType, { shape }: Noun, namedBy: readonly string[] | undefined): void {
  if (namedBy) addFields(input, shape.pick(mask(namedBy)), { optional: false });
  else Field(() => ID, { description: 'The global id of the one that is meant.' })(input.prototype as object, 'id');
}

function without(shape: Noun['shape'], names: readonly string[] = []): Noun['shape'] {
  return shape.omit(mask(names));
}

function mask(names: readonly string[]): Record<string, true> & Record<number, never> {
  return Object.fromEntries(names.map((name) => [name, true])) as ReturnType<typeof mask>;
}

/** The fields of an annotation's claim, among those of an input. */
function claimOf({ shape }: Noun, input: Input): Claim {
  const fields = Object.entries(input).filter(([field, value]) => field in shape.shape && value !== undefined);
  return Object.fromEntries(fields.map(([field, value]) => [field, field === 'cite' ? spans(value) : plain(value)]));
}

/** An annotation writes a passage without words as [start, end]. */
function spans(cite: unknown): unknown {
  if (!Array.isArray(cite)) return cite;
  return (cite as { start: number; end: number; exact?: string | null }[]).map(({ start, end, exact }) =>
    exact == null ? [start, end] : { start, end, exact },
  );
}

/** Instances of input types, as the plain values that they hold. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? withoutNulls({ ...value }) : value;
}

function withoutNulls(input: Input): Input {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value != null));
}

async function target(noun: Noun, namedBy: readonly string[] | undefined, { prisma, viewer }: Context, input: Input) {
  const row = namedBy
    ? await noun.byKey(prisma, noun.keyOf!(input), '')
    : await noun.byId(prisma, rowId(noun, input['id'] as string)); // a merged person's leads to another's
  return {
    id: row?.id ?? null,
    version: input['version'] as number,
    source: (input['source'] as string | null | undefined) ?? null,
    by: viewer!.subject,
  };
}
