import * as graphql from 'type-graphql';
import type { Role } from '../shared/viewer.js';
import { beginInTime } from './mutations/begin-in-time.js';

// Decorators of TypeGraphQL with a required description.

type Type = () => object;
type Options = Omit<graphql.FieldOptions, 'description'>;
type Implemented = Pick<graphql.ObjectTypeOptions, 'implements'>;

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

export function Query(type: Type, description: string, options: Options = {}) {
  return graphql.Query(type, { description, ...options });
}

/** A mutation for viewers with a role. */
export function Mutation(role: Role, type: Type, description: string, options: Options = {}): MethodDecorator {
  return (...method) => {
    Authorized(role)(...method);
    graphql.UseMiddleware(beginInTime)(...method);
    graphql.Mutation(type, { description, ...options })(...method);
  };
}

/** A field for viewers with a role. */
export function Authorized(role: Role) {
  return graphql.Authorized<Role>(role);
}

/** The only argument of a mutation. */
export function InputArg(type: Type, description: string) {
  return graphql.Arg('input', type, { description });
}

export function ObjectType(description: string, options: Implemented = {}) {
  return graphql.ObjectType({ description, ...options });
}

/** Returns the class that declares an object type, by the name of the type. Call it once all types are declared. */
export function objectType(name: string): object {
  return graphql.getMetadataStorage().objectTypes.find((type) => type.name === name)!.target;
}

/** An object type whose fields are properties of what a resolver returns. */
export function PlainObject(description: string) {
  return graphql.ObjectType({ description, simpleResolvers: true });
}

/** An interface of rows, which name their type if several are possible. */
export function InterfaceType(description: string, options: Implemented = {}) {
  return graphql.InterfaceType({ description, ...options, resolveType: (row: { __typename: string }) => row.__typename });
}
