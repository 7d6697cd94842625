import { type ClassType, Field, InputType, Int } from 'type-graphql';
import { z } from 'zod';

@InputType({ description: 'A passage of the source on which a fact rests.' })
export class CitationInput {
  @Field(() => Int, { description: 'In Unicode code points from the start of the text.' })
  start!: number;

  @Field(() => Int, { description: 'The first code point after the passage.' })
  end!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The words, where the source prints them between quotation marks; left out, nothing is kept of them.',
  })
  exact?: string | null;
}

@InputType({ description: 'Who spoke, by slug: exactly one of the three.' })
export class SpeakerInput {
  @Field(() => String, { nullable: true, description: 'A person.' })
  person?: string | null;

  @Field(() => String, { nullable: true, description: 'An organization, in its own name.' })
  organization?: string | null;

  @Field(() => String, { nullable: true, description: 'A state.' })
  country?: string | null;
}

const INPUTS: Partial<Record<string, ClassType>> = { cite: CitationInput, speakers: SpeakerInput };

/** Gives an input type the fields of an annotation's row: what an editor may write is what an annotation may hold. */
export function addFields(target: ClassType, shape: z.ZodObject, { optional }: { optional: boolean }): void {
  for (const [name, type] of Object.entries(shape.shape) as [string, z.ZodType][]) {
    const { graphql, description, required } = fieldOf(name, type);
    Field(graphql, { nullable: optional || !required, description })(target.prototype as object, name);
  }
}

function fieldOf(name: string, type: z.ZodType) {
  const { inner, required, description } = unwrapped(type);
  const list = inner instanceof z.ZodArray;
  const element = list ? unwrapped(inner.element as z.ZodType).inner : inner;
  const graphql = INPUTS[name] ?? graphqlOf(element);
  if (!description) throw new Error(`the annotation's ${name} has no description`);
  return { graphql: () => (list ? [graphql] : graphql) as never, description, required };
}

function graphqlOf(type: z.ZodType) {
  if (type instanceof z.ZodEnum) return type.def.entries;
  return type instanceof z.ZodNumber ? Int : String;
}

/** The type behind its default, or behind the leave to be absent. */
function unwrapped(type: z.ZodType): { inner: z.ZodType; required: boolean; description: string | undefined } {
  if (!(type instanceof z.ZodOptional) && !(type instanceof z.ZodDefault)) {
    return { inner: type, required: true, description: type.description };
  }
  const { inner, description } = unwrapped(type.unwrap() as z.ZodType);
  return { inner, required: false, description: type.description ?? description };
}
