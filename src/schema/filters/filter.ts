import { type ClassType, Extensions, InputType } from 'type-graphql';
import { Nullable } from '../described.js';
import { type Condition, EVERY_ROW } from '../../query/condition.js';
import type { FilterField } from './fields.js';

/** A filter on the rows of a model: its input type, and the condition for a value. */
export interface Filter {
  Input: ClassType;
  where: (value: object | null | undefined) => Condition;
}

interface Options {
  name?: string;
  /** A value must have exactly one field. */
  oneOf?: boolean;
}

const priced = (cost: NonNullable<FilterField['cost']>, model: string) => (value: unknown, sizeOf: (model: string) => number) =>
  cost(value, model, sizeOf);

/**
 * Declares a filter by its fields, each with its type, condition and description, and adds AND, OR and NOT.
 * @throws Error that names the field if its column or relation does not exist
 */
export function defineFilter(
  model: string,
  description: string,
  fields: Record<string, FilterField>,
  { name = `${model}Where`, oneOf = false }: Options = {},
): Filter {
  const conditions = Object.entries(fields).map(([field, { on }]) => [field, on(model, field, `${name}.${field}`)] as const);
  const Input = class {} as ClassType;
  InputType(name, { description })(Input);
  if (oneOf) Extensions({ oneOf })(Input);
  const declare = (field: string, type: FilterField['type'], about: string) =>
    Nullable(type, about)(Input.prototype as object, field);
  for (const [field, { type, description: about, cost }] of Object.entries(fields)) {
    declare(field, type, about);
    if (cost) Extensions({ cost: priced(cost, model) })(Input.prototype as object, field);
  }
  declare('AND', () => [Input], 'Filters that must all match.');
  declare('OR', () => [Input], 'Filters of which at least one must match. An empty list matches nothing.');
  declare('NOT', () => Input, 'A filter that must not match.');

  const whereOf = (value: Record<string, unknown>): Condition => ({
    all: [
      ...conditions.flatMap(([field, condition]) => (value[field] == null ? [] : condition(value[field] as never))),
      ...logic(value as Logic<Record<string, unknown>>, whereOf),
    ],
  });
  return { Input, where: (value) => (value ? whereOf(value as Record<string, unknown>) : EVERY_ROW) };
}

/** A filter's AND, OR and NOT. */
interface Logic<Filter> {
  AND?: Filter[] | null;
  OR?: Filter[] | null;
  NOT?: Filter | null;
}

/** The conditions of a filter's AND, OR and NOT. */
export function logic<Filter>({ AND, OR, NOT }: Logic<Filter>, where: (filter: Filter) => Condition): Condition[] {
  return [
    ...(AND ?? []).map(where),
    ...(OR == null ? [] : [{ any: OR.map(where) }]),
    ...(NOT == null ? [] : [{ not: where(NOT) }]),
  ];
}
