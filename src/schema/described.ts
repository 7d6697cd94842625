import * as graphql from 'type-graphql';
import type { Role } from '../shared/viewer.js';
import { beginInTime } from './begin-in-time.js';
import './enum.js'; // declares the stored enums

// TypeGraphQL's decorators, with a required description.

type Type = () => object;
type Options = Omit<graphql.FieldOptions, 'description'> & {
  /** Only viewers with this role may read the field. It is nullable, so that a refusal does not fail the rest of the response. */
  role?: Role;
};
type Described = Options & { description: string };
type Implemented = Pick<graphql.ObjectTypeOptions, 'implements'>;

export function Field(type: Type, description: string, options: Options = {}) {
  return withRole((all) => graphql.Field(type, all), { description, ...options });
}

/** A field that may be null, or an optional argument. */
export function Nullable(type: Type, description: string) {
  return graphql.Field(type, { description, nullable: true });
}

/** A field with a resolver, of a type that is declared elsewhere. */
export function FieldResolver(type: Type, description: string, options: Options = {}) {
  return withRole((all) => graphql.FieldResolver(type, all), { description, ...options });
}

export function Query(type: Type, description: string, options: Options = {}) {
  return withRole((all) => graphql.Query(type, all), { description, ...options });
}

/** A mutation for viewers with a role. */
export function Mutation(role: Role, type: Type, description: string, options: graphql.FieldOptions = {}): MethodDecorator {
  return (...method) => {
    graphql.Authorized<Role>(role)(...method);
    graphql.UseMiddleware(beginInTime)(...method);
    graphql.Mutation(type, { description, ...options })(...method);
  };
}

type FieldDecorator = <T>(prototype: object, name: string | symbol, method?: TypedPropertyDescriptor<T>) => void;

function withRole(declare: (options: graphql.FieldOptions) => unknown, { role, ...options }: Described): FieldDecorator {
  const decorators = role ? [graphql.Authorized<Role>(role), declare({ ...options, nullable: true })] : [declare(options)];
  return (...field) => decorators.forEach((decorate) => (decorate as FieldDecorator)(...field));
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

/** An object type whose fields are properties of a resolver's return value. */
export function PlainObject(description: string) {
  return graphql.ObjectType({ description, simpleResolvers: true });
}

/** An interface of rows. A row names its type if several types are possible. */
export function InterfaceType(description: string, options: Implemented = {}) {
  return graphql.InterfaceType({ description, ...options, resolveType: (row: { __typename: string }) => row.__typename });
}
