import * as graphql from 'type-graphql';

// Decorators of TypeGraphQL, with a description that cannot be left out.

type Type = () => object;
type Options = Omit<graphql.FieldOptions, 'description'>;

export function Field(type: Type, description: string, options: Options = {}) {
  return graphql.Field(type, { description, ...options });
}

/** A field that may be null, or an argument that may be left out. */
export function Nullable(type: Type, description: string) {
  return graphql.Field(type, { description, nullable: true });
}

/** A field with a resolver, of a type that is declared elsewhere. */
export function FieldResolver(type: Type, description: string, options: Options = {}) {
  return graphql.FieldResolver(type, { description, ...options });
}

/** The only argument of a mutation. */
export function InputArg(type: Type, description: string) {
  return graphql.Arg('input', type, { description });
}
