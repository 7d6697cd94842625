import { type ClassType, Extensions, InputType } from 'type-graphql';
import { capitalize } from '../../shared/capitals.js';
import { Nullable } from '../described.js';
import { type Condition, EVERY_ROW } from '../../query/condition.js';
import type { FilterField } from './fields.js';
import { emptyRefused, nullRefused, setFields } from './set-fields.js';

/** A filter on a model's rows: its input type, and the condition for a value. Both throw ClientError BAD_USER_INPUT. */
export interface Filter {
  Input: ClassType;
  /** The condition for the argument `where`. It may be omitted or empty, but not null. */
  where: (value: object | null | undefined) => Condition;
  /** The condition for a filter within another, at a path such as `where.visit`. */
  within: (value: object, path: string) => Condition;
  /** Whether a filter sets no condition. Within another filter, that is refused except in AND. */
  isEmpty: (value: object) => boolean;
  /** Adds a field, with `has…` if its value may be missing. Features add theirs before the schema is built. */
  add: (name: string, field: FilterField) => void;
}

interface Options {
  name?: string;
  /** A value must have exactly one field. */
  oneOf?: boolean;
}

interface Logic {
  AND?: object[];
  OR?: object[];
  NOT?: object;
}

const priced = (cost: NonNullable<FilterField['cost']>, model: string) => (value: unknown, sizeOf: (model: string) => number) =>
  cost(value, model, sizeOf);

/** Appended to every filter's description. */
const UNSET =
  'Only the top-level `where` and filters in AND may be empty. Null is rejected: omit the field instead, or use `isNull` or a `has…` field to find missing values.';

/**
 * Declares a filter with these fields. Also adds AND, OR and NOT, and a `has…` field for each value that may be missing.
 * @throws Error that names the field if its column or relation does not exist
 */
export function defineFilter(
  model: string,
  description: string,
  fields: Record<string, FilterField>,
  { name = `${model}Where`, oneOf = false }: Options = {},
): Filter {
  const Input = class {} as ClassType;
  InputType(name, { description: `${description} ${UNSET}` })(Input);
  if (oneOf) Extensions({ oneOf })(Input);
  const declare = (field: string, type: FilterField['type'], about: string) =>
    Nullable(type, about)(Input.prototype as object, field);
  type Conditions = (value: never, path: string) => Condition[];
  const conditions = new Map<string, Conditions>();
  const add = (field: string, { type, description: about, cost, reads, on, absent, absentReads }: FilterField) => {
    conditions.set(field, on(model, field, `${name}.${field}`));
    declare(field, type, about);
    if (cost) Extensions({ cost: priced(cost, model) })(Input.prototype as object, field);
    if (reads) Extensions({ reads: (value: unknown) => reads(model, value) })(Input.prototype as object, field);
    const without = absent?.(model, field);
    if (!without) return;
    declare(
      hasField(field),
      () => Boolean,
      `If true, matches objects with a recorded \`${field}\`; if false, objects without one.`,
    );
    if (absentReads) Extensions({ reads: () => absentReads(model) })(Input.prototype as object, hasField(field));
    const present = 'not' in without ? without.not : { not: without }; // PostgreSQL cannot turn a double negation into a join
    conditions.set(hasField(field), (isPresent: boolean) => [isPresent ? present : without]);
  };
  for (const [field, declaration] of Object.entries(fields)) add(field, declaration);
  declare('AND', () => [Input], 'Filters that must all match.');
  declare('OR', () => [Input], 'Filters, at least one of which must match. An empty list matches nothing.');
  declare('NOT', () => Input, 'A filter that must not match.');

  const findMissing = (field: string) =>
    conditions.has(hasField(field)) ? `${hasField(field)}: false` : fields[field]?.isNull && `${field}: { isNull: true }`;
  const isEmpty = (filter: object): boolean =>
    Object.entries(filter).every(([field, value]: [string, object | null | undefined]) => {
      if (!value) return value === undefined;
      if (field === 'AND') return (value as object[]).every(isEmpty);
      return fields[field]?.isNull && fields[field].isEmpty!(value);
    });
  const inside = (filter: object, path: string): Condition => {
    if (isEmpty(filter)) throw emptyRefused(path);
    return within(filter, path);
  };
  const condition = ([field, on]: [string, Conditions], value: unknown, path: string): Condition[] => {
    const { isNull, isEmpty } = fields[field] ?? {};
    if (!isNull && isEmpty?.(value as object)) {
      throw emptyRefused(path, conditions.has(hasField(field)) ? `${hasField(field)}: true` : undefined);
    }
    return on(value as never, path);
  };
  const within = (filter: object, path: string): Condition => {
    const { AND = [], OR, NOT, ...set } = setFields(filter, path, findMissing) as Logic & Record<string, unknown>;
    return {
      all: [
        // In declaration order, so that equal filters produce the same SQL.
        ...[...conditions].flatMap((each) => (each[0] in set ? condition(each, set[each[0]], `${path}.${each[0]}`) : [])),
        ...AND.map((each, index) => within(each, `${path}.AND[${index}]`)),
        ...(OR ? [{ any: OR.map((each, index) => inside(each, `${path}.OR[${index}]`)) }] : []),
        ...(NOT ? [{ not: inside(NOT, `${path}.NOT`) }] : []),
      ],
    };
  };
  const where = (filter: object | null | undefined): Condition => {
    if (filter === null) throw nullRefused('where');
    return filter ? within(filter, 'where') : EVERY_ROW;
  };
  return { Input, where, within, isEmpty, add };
}

/** The name of the field that tests whether there is a value, such as `hasVisit`. */
export const hasField = (field: string) => `has${capitalize(field)}`;
