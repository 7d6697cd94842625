import { GraphQLDate } from '../dates/date.scalar.js';
import { InputType } from 'type-graphql';
import { Nullable } from '../described.js';
import type { Condition } from '../../read/condition.js';

@InputType({
  description: 'A span of days. A missing date lies in no span; `isNull` finds it.',
})
export class DateFilter {
  @Nullable(() => GraphQLDate, 'This day or later.')
  gte?: Date | null;

  @Nullable(() => GraphQLDate, 'This day or earlier.')
  lte?: Date | null;

  @Nullable(() => Boolean, 'Whether the date is missing: true finds what has none, false what has one.')
  isNull?: boolean | null;
}

/** Partial dates that may lie in the span, by their columns' common prefix: `start`. */
export function mayLieIn({ gte, lte, isNull }: DateFilter, prefix: string): Condition[] {
  const edtf = `${prefix}Edtf`;
  // What has no date has no first day either, and that has an index.
  const without = { equal: { [edtf]: null, [`${prefix}Earliest`]: null } };
  const missing = isNull == null ? [] : [isNull ? without : { given: edtf }];
  if (gte == null && lte == null) return missing;
  return [...missing, { byValue: { span: { prefix, gte, lte } } }];
}
