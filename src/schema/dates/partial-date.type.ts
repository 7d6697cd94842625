import { Field, Nullable, PlainObject } from '../described.js';
import { DatePrecision } from '../../model/generated/enums.js';
import { GraphQLDate } from './date.scalar.js';
import type { ParsedPartialDate as ParsedDate } from '../../model/dates/partial-date.js';

@PlainObject('A date with the precision that sources give: 2000, 2010-05, 2018-03-25.')
export class PartialDate implements ParsedDate {
  @Field(
    () => String,
    'Extended Date/Time Format (ISO 8601-2): a year, month or day (2010-05), which may be uncertain (?), approximate (~) or both (%); or some time in a span: [2000..2003], [..2000-05] that month or earlier, [2018..] that year or later.',
  )
  edtf!: string;

  @Field(() => DatePrecision, 'The precision.')
  precision!: DatePrecision;

  @Nullable(() => GraphQLDate, 'The earliest day that it may stand for. Null if it is unbounded.')
  earliest!: Date | null;

  @Nullable(() => GraphQLDate, 'The latest day that it may stand for. Null if it is unbounded.')
  latest!: Date | null;

  @Field(() => Boolean, 'Whether the source gives it as approximate: about May 2010.')
  isApproximate!: boolean;

  @Field(() => Boolean, 'Whether the source is unsure of it.')
  isUncertain!: boolean;

  @Field(() => String, 'The date in English words, as precise as it is known: May 2010, about 1998, 2000 or earlier.')
  label!: string;
}
