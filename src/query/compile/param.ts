import { type GraphQLInputType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType } from 'graphql';
import { GraphQLBoolean } from 'graphql';

// Values of variables, which a plan does not know yet.

export type Variables = Readonly<Record<string, unknown>>;

/** A value that an operation's variables give: not known while a plan is made, only when its statement runs. */
export class Param<T = unknown> {
  constructor(
    readonly name: string,
    readonly read: (variables: Variables) => T,
  ) {}

  map<R>(change: (value: T) => R): Param<R> {
    return new Param(this.name, (variables) => change(this.read(variables)));
  }

  /** All values of a variable make the same plan. */
  toJSON(): string {
    return '?';
  }
}

/** An assumption of a plan about a value. The plan also serves other values of which the test gives the same result. */
export interface Guard {
  param: Param;
  test: (value: unknown) => string;
  result: string;
}

/** Tests a value, and leaves a guard where a variable gives it. */
export type Guarded = <T>(value: T, test: (value: T) => string) => string;

/** Changes a value, now or when it is known. */
export function lift<T, R>(value: T, change: (value: T) => R): R {
  return value instanceof Param ? ((value as Param<T>).map(change) as R) : change(value);
}

/** Makes one Param of a list that is written in the document and has variables among its items: `[$a, "b"]`. */
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
 * Variables as a plan sees them: values are Params; what shapes the plan stands as it is (null, the keys of input
 * objects, how many there are in a list of them, enum values, booleans). Printed as JSON it identifies the plan.
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
