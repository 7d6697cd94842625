import { parsePartialDate } from '../../../../model/dates/partial-date.js';
import { datesIn } from '../../../drafting/language/dates.js';

/**
 * Converts a date that an editor typed, as EDTF or in words such as "Oct. 14, 2026", to EDTF. A missing year is the one nearest
 * to the publication date. Null if the input is not exactly one date.
 */
export function typedDate(text: string, published: string | null): string | null {
  const typed = text.trim();
  if (parsePartialDate(typed)) return typed;
  const [only] = datesIn(typed, published);
  return only?.words === typed && /\d/.test(typed) ? only.edtf : null;
}
