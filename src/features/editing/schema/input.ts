import { capitalize } from '../../../shared/capitals.js';
import { type ClassType, ID, InputType, Int } from 'type-graphql';
import { Field, Nullable } from '../../../schema/described.js';
import { z } from 'zod';
import { type ClaimField, claimFields } from '../../../model/kinds/fields.js';
import type { Kind } from '../../../model/kinds/kind.js';
import { ownerKind, slugColumn } from '../../../model/kinds/kinds.js';
import { IDEMPOTENCY_KEY } from '../store/idempotency.js';
import { memoized } from '../../../shared/memoized.js';

@InputType({ description: 'A passage of the source. For a link, start and end must be 0.' })
export class CitationInput {
  @Field(() => Int, 'The start, in Unicode code points from the start of the text.')
  start!: number;

  @Field(() => Int, 'The end, exclusive, in Unicode code points from the start of the text.')
  end!: number;

  @Nullable(() => String, 'The words, if the source prints them between quotation marks.')
  exact?: string | null;

  @Nullable(
    () => String,
    "The structural part of the text that holds the passage, as a fragment identifier without #, such as row=17 or an element's id.",
  )
  fragment?: string | null;

  @Nullable(() => String, 'The SHA-256 of the words, in lower-case hexadecimal.')
  digest?: string | null;
}

const VERSION = 'The `version` that you last read. If the object has changed since then, the mutation fails with CONFLICT.';

/** Returns the inputs of a kind's mutations, with the fields of its claims. */
export const createInputs = memoized((kind: Kind) => {
  const { model, thing, slugFrom } = kind;

  @InputType(`Create${model}Input`, { description: `A claim about ${thing}, and its source.` })
  class CreateInput {
    @Field(() => String, 'The slug of the source that makes the claim.')
    source!: string;

    @Nullable(() => String, IDEMPOTENCY_KEY)
    idempotencyKey?: string | null;
  }
  const slug = slugColumn(kind);
  if (slug) {
    const what = slug === 'key' ? 'The key, unique within its source' : 'The slug, unique in the whole store';
    const form = `lower-case ASCII words joined by hyphens. It never changes. If omitted, it is made from the ${slugFrom}.`;
    Nullable(() => String, `${what}: ${form}`)(CreateInput.prototype, slug);
  }
  const owner = ownerKind(kind);
  if (owner) Field(() => String, `The slug of the ${owner.name} that it belongs to.`)(CreateInput.prototype, owner.name);
  addFields(CreateInput, kind, claimFields(kind.shape), { optional: false });

  @InputType(`Update${model}Input`, {
    description: `Changes to a claim about ${thing}. Null removes a value; an omitted field keeps its value.`,
  })
  class UpdateInput {
    @Field(() => Int, VERSION)
    version!: number;

    @Nullable(() => String, 'The slug of the source whose claim to change. May be omitted if only one source makes a claim.')
    source?: string | null;
  }
  addIdentity(UpdateInput, kind);
  const identity = keyFields(kind);
  const values = claimFields(kind.shape).filter(({ name }) => !identity.includes(name));
  addFields(UpdateInput, kind, values, { optional: true });

  @InputType(`Delete${model}Input`, { description: `The claims about ${thing} to withdraw.` })
  class DeleteInput {
    @Field(() => Int, VERSION)
    version!: number;

    @Nullable(
      () => String,
      'The slug of the source whose claim is to be withdrawn. May be omitted if only one source makes a claim.',
    )
    source?: string | null;

    @Field(() => Boolean, 'Whether to withdraw the claims of all sources. If true, omit `source`.', { defaultValue: false })
    allSources!: boolean;
  }
  addIdentity(DeleteInput, kind);
  return { CreateInput, UpdateInput, DeleteInput };
});

/** The fields by which mutations identify a fact; empty if they use its global id. */
export function keyFields({ namedByKey, key }: Kind): readonly string[] {
  return namedByKey ? (key as readonly string[]) : [];
}

function addIdentity(input: ClassType, kind: Kind): void {
  const names = keyFields(kind);
  if (names.length === 0) Field(() => ID, 'The global id of the object.')(input.prototype as object, 'id');
  const fields = claimFields(kind.shape).filter(({ name }) => names.includes(name));
  addFields(input, kind, fields, { optional: false });
}

function addFields(input: ClassType, kind: Kind, fields: ClaimField[], { optional }: { optional: boolean }): void {
  for (const { name, type, isList, required, isStated = false, description, links } of fields) {
    if (!description) throw new Error(`the field ${name} of ${kind.thing} has no description`);
    const graphql =
      name === 'cite'
        ? CitationInput
        : type instanceof z.ZodObject
          ? entryInput(kind, links?.model ?? kind.model + capitalize(name), type)
          : graphqlOf(type);
    const nullable = optional || !(required || isStated);
    Field(() => (isList ? [graphql] : graphql), description, { nullable })(input.prototype as object, name);
  }
}

const entryInputs = new Map<z.ZodObject, ClassType>();

/** Returns the input type of a map or of a list's entries, named after the join table: SpeakerInput for StatementSpeaker. */
function entryInput(kind: Kind, model: string, entry: z.ZodObject): ClassType {
  const known = entryInputs.get(entry);
  if (known) return known;

  @InputType(`${model.slice(kind.model.length)}Input`, { description: entry.description })
  class EntryInput {}
  entryInputs.set(entry, EntryInput);
  addFields(EntryInput, kind, claimFields(entry), { optional: true });
  return EntryInput;
}

function graphqlOf(type: z.ZodType): object {
  if (type instanceof z.ZodEnum) return type.def.entries;
  if (type instanceof z.ZodNumber) return Int;
  if (type instanceof z.ZodBoolean) return Boolean;
  return String;
}
