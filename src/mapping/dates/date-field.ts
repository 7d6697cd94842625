import { oneValue, type Picked } from '../values/pick.js';
import type { ReadField } from '../values/field.js';
import type { DateValue } from '../value-shapes.js';
import { dateReader, type Dates } from './date-form.js';
import { ENGLISH, qualifierReader } from './qualifiers.js';

/** Which date of a range is read. */
export type Side = 'start' | 'end';

/** Compiles how a date is read. A cell that holds a range gives its start or its end. */
export function dateField(value: DateValue, side: Side): ReadField {
  const pick = oneValue(value as Picked);
  const read = datesReader(value);
  return (cells, fault, miss) => {
    const picked = pick(cells, fault, miss);
    if (picked === null) return null;
    const { column, text } = picked;
    const dates = [...new Set(read(text).map((found) => found[side]))];
    if (dates.length === 1) return dates[0];
    const printed = JSON.stringify(text);
    if (dates.length === 0) {
      fault({ column, code: 'date-form', message: `${printed} is no date of the form ${value.formats.join(' or ')}` });
    } else fault({ column, code: 'date-ambiguous', message: `${printed} may be ${dates.join(' or ')}` });
    return null;
  };
}

/** All that a text may mean by the forms of a mapping, as EDTF with its qualifier. */
function datesReader({ formats, language, pivot, qualifiers }: DateValue): (text: string) => Dates[] {
  const readers = formats.map((form) => dateReader(form, { languages: [language].flat(), pivot }));
  const words = qualifiers === true ? ENGLISH : qualifiers;
  const unqualified = words ? qualifierReader(words) : (text: string) => [text, ''] as const;
  return (text) => {
    const [date, mark] = unqualified(text);
    return readers.flatMap((read) => read(date)).map(({ start, end }) => ({ start: start + mark, end: end + mark }));
  };
}
