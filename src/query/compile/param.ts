import { type GraphQLInputType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType } from 'graphql';
import { GraphQLBoolean } from 'graphql';

// Placeholders for the values of variables, which are unknown when a plan is made.

export type Variables = Readonly<Record<string, unknown>>;

/**
 * A value that comes from an operation's variables: unknown while the operation is planned, and known when the statement runs.
 */
export class Param<T = unknown> {
  constructor(
    readonly name: string,
    readonly read: (variables: Variables) => T,
  ) {}

  map<R>(change: (value: T) => R): Param<R> {
    return new Param(this.name, (variables) => change(this.read(variables)));
  }

  /** Prints the same text for every value, because all values of a variable share a plan. */
  toJSON(): string {
    return '?';
  }
}

/** A plan's assumption about a value. The plan also serves other values for which `test` returns the same result. */
export interface Guard {
  param: Param;
  test: (value: unknown) => string;
  result: string;
}

/** Tests a value, and records a guard if the value comes from a variable. */
export type Guarded = <T>(value: T, test: (value: T) => string) => string;

/** Applies `change` to a value immediately or, for a Param, once its value is known. */
export function lift<T, R>(value: T, change: (value: T) => R): R {
  return value instanceof Param ? ((value as Param<T>).map(change) as R) : change(value);
}

/** Replaces each list literal that contains variables, such as `[$a, "b"]`, with a single Param. */
export function listsKnownLater(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value as unknown[];
    if (!items.some((item) => item instanceof Param)) return items.map(listsKnownLater);
    return new Param('list', (variables) =>
      items.map((item) => (item instanceof Param ? (item as Param).read(variables) : item)),
    );
  }
  if (typeof value !== 'object' || value === null || value instanceof Param || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, listsKnownLater(each)]));
}

/**
 * Returns variables as a plan sees them. Values become Params, except those that shape the plan: null, the keys of input
 * objects, the length of a list of input objects, enum values and booleans. The result, serialized as JSON, identifies the
 * plan.
 */
export function symbolic(value: unknown, type: GraphQLInputType, read: (variables: Variables) => unknown, name: string): unknown {
  if (value == null) return value;
  if (isNonNullType(type)) return symbolic(value, type.ofType, read, name);
  if (isListType(type)) return symbolicList(value as unknown[], type.ofType, read, name);
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const object = Object.create(null) as Record<string, unknown>;
    for (const [key, each] of Object.entries(value)) {
      const readField = (variables: Variables) => (read(variables) as Record<string, unknown>)[key];
      object[key] = symbolic(each, fields[key]!.type, readField, `${name}.${key}`);
    }
    return object;
  }
  return isEnumType(type) || type === GraphQLBoolean ? value : new Param(name, read);
}

function symbolicList(list: unknown[], item: GraphQLInputType, read: (variables: Variables) => unknown, name: string): unknown {
  if (isLeafType(isNonNullType(item) ? item.ofType : item)) return new Param(name, read);
  return list.map((value, index) =>
    symbolic(value, item, (variables) => (read(variables) as unknown[])[index], `${name}[${index}]`),
  );
}
