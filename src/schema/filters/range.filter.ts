import { GraphQLDate } from '../dates/date.scalar.js';
import { InputType, Int } from 'type-graphql';
import { Nullable } from '../described.js';
import type { Condition } from '../../query/condition.js';

@InputType({
  description:
    'A range of days. A missing date is not in any range: use `isNull` to find it. If no field is set, the filter is ignored.',
})
export class DateFilter {
  @Nullable(() => GraphQLDate, 'On or after this day.')
  gte?: Date;

  @Nullable(() => GraphQLDate, 'On or before this day.')
  lte?: Date;

  @Nullable(() => Boolean, 'If true, matches objects without a date; if false, objects with one.')
  isNull?: boolean;
}

/** Partial dates that may be within the range. `prefix` is the common prefix of their columns, such as `start`. */
export function mayLieInRange({ gte, lte, isNull }: DateFilter, prefix: string): Condition[] {
  const edtf = `${prefix}Edtf`;
  // A missing date has no first day either, and that column has an index.
  const without = { equal: { [edtf]: null, [`${prefix}Earliest`]: null } };
  const missing = isNull === undefined ? [] : [isNull ? without : { given: edtf }];
  if (gte === undefined && lte === undefined) return missing;
  return [...missing, { byValue: { span: { prefix, gte, lte } } }];
}

@InputType({
  description:
    'Conditions on a number, all of which must hold. A missing number does not meet any: use `isNull` to find it. If no condition is set, the filter is ignored.',
})
export class IntFilter {
  @Nullable(() => Int, 'Exactly this number.')
  equals?: number;

  @Nullable(() => Int, 'This number or more.')
  gte?: number;

  @Nullable(() => Int, 'This number or less.')
  lte?: number;

  @Nullable(() => Boolean, 'If true, matches objects without a number; if false, objects with one.')
  isNull?: boolean;
}

/** The conditions on a value, which may be computed. */
export function compares({ isNull, equals, gte, lte }: IntFilter, name: string, isNullable = true): Condition[] {
  const compared: Condition[] = [
    ...(equals === undefined ? [] : [{ equal: { [name]: equals } }]),
    ...(gte === undefined ? [] : [{ column: name, op: 'gte', value: gte } as const]),
    ...(lte === undefined ? [] : [{ column: name, op: 'lte', value: lte } as const]),
  ];
  const missing = isNull === undefined ? [] : [isNull ? { equal: { [name]: null } } : { given: name }];
  return [
    ...missing,
    ...(compared.length > 0 ? [{ byValue: { all: [...(isNullable ? [{ given: name }] : []), ...compared] } }] : []),
  ];
}
