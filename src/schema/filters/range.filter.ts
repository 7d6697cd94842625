import { GraphQLDate } from '../dates/date.scalar.js';
import { InputType, Int } from 'type-graphql';
import { Nullable } from '../described.js';
import type { Condition } from '../../query/condition.js';

@InputType({
  description: 'A range of days. A missing date is in no range: use `isNull` to find it.',
})
export class DateFilter {
  @Nullable(() => GraphQLDate, 'This day or later.')
  gte?: Date | null;

  @Nullable(() => GraphQLDate, 'This day or earlier.')
  lte?: Date | null;

  @Nullable(() => Boolean, 'Whether the date is missing: true finds objects without a date, false objects with one.')
  isNull?: boolean | null;
}

/** Partial dates that may lie in the span, by their columns' common prefix: `start`. */
export function mayLieInRange({ gte, lte, isNull }: DateFilter, prefix: string): Condition[] {
  const edtf = `${prefix}Edtf`;
  // A missing date has no first day either, and the first day has an index.
  const without = { equal: { [edtf]: null, [`${prefix}Earliest`]: null } };
  const missing = isNull == null ? [] : [isNull ? without : { given: edtf }];
  if (gte == null && lte == null) return missing;
  return [...missing, { byValue: { span: { prefix, gte, lte } } }];
}

@InputType({
  description: 'Conditions on a number, all of which must hold. A missing number meets none of them: use `isNull` to find it.',
})
export class IntFilter {
  @Nullable(() => Int, 'Exactly this number.')
  equals?: number | null;

  @Nullable(() => Int, 'This number or more.')
  gte?: number | null;

  @Nullable(() => Int, 'This number or less.')
  lte?: number | null;

  @Nullable(() => Boolean, 'Whether the number is missing: true finds objects without a number, false objects with one.')
  isNull?: boolean | null;
}

/** The conditions on a value, which may be computed. */
export function compares({ isNull, equals, gte, lte }: IntFilter, name: string): Condition[] {
  const compared: Condition[] = [
    ...(equals == null ? [] : [{ equal: { [name]: equals } }]),
    ...(gte == null ? [] : [{ column: name, op: 'gte', value: gte } as const]),
    ...(lte == null ? [] : [{ column: name, op: 'lte', value: lte } as const]),
  ];
  const missing = isNull == null ? [] : [isNull ? { equal: { [name]: null } } : { given: name }];
  return [...missing, ...(compared.length > 0 ? [{ byValue: { all: [{ given: name }, ...compared] } }] : [])];
}
