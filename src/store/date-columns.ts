import type { DatePrecision } from '../db/generated/enums.js';
import { parsePartialDate } from '../claims/dates/partial-date.js';

type DateColumns<Name extends string> = Record<`${Name}Edtf`, string | null> &
  Record<`${Name}Precision`, DatePrecision | null> &
  Record<`${Name}Earliest` | `${Name}Latest`, Date | null>;

/** The four columns of a partial date. */
export function dateColumns<Name extends string>(name: Name, date: string | undefined): DateColumns<Name> {
  const parsed = date === undefined ? null : parsePartialDate(date);
  return {
    [`${name}Edtf`]: parsed?.edtf ?? null,
    [`${name}Precision`]: parsed?.precision ?? null,
    [`${name}Earliest`]: parsed?.earliest ?? null,
    [`${name}Latest`]: parsed?.latest ?? null,
  } as DateColumns<Name>;
}
