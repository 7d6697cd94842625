import { Field, Nullable, PlainObject } from '../described.js';
import { DatePrecision } from '../../model/generated/enums.js';
import { GraphQLDate } from './date.scalar.js';
import type { ParsedPartialDate as ParsedDate } from '../../model/dates/partial-date.js';

@PlainObject('A date as precise as the source gives it, such as `2000`, `2010-05` or `2018-03-25`.')
export class PartialDate implements ParsedDate {
  @Field(
    () => String,
    'The date in Extended Date/Time Format (ISO 8601-2): a year, month or day (`2010-05`), which may be uncertain (`?`), approximate (`~`) or both (`%`); or a time within a span, such as `[2000..2003]`, `[..2000-05]` for that month or earlier, or `[2018..]` for that year or later.',
  )
  edtf!: string;

  @Field(() => DatePrecision, 'The precision.')
  precision!: DatePrecision;

  @Nullable(() => GraphQLDate, 'The earliest day that the date may stand for. Null if unbounded.')
  earliest!: Date | null;

  @Nullable(() => GraphQLDate, 'The latest day that the date may stand for. Null if unbounded.')
  latest!: Date | null;

  @Field(() => Boolean, 'Whether the source gives the date as approximate, as in “about May 2010”.')
  isApproximate!: boolean;

  @Field(() => Boolean, 'Whether the source marks the date as uncertain.')
  isUncertain!: boolean;

  @Field(() => String, 'The date in English, as precisely as it is known, such as “May 2010”, “about 1998” or “2000 or earlier”.')
  label!: string;
}
