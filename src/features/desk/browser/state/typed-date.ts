import { parsePartialDate } from '../../../../model/dates/partial-date.js';
import { datesIn } from '../../../drafting/language/dates.js';

/**
 * Returns the date in EDTF that an editor has typed: as EDTF, or in words such as "Oct. 14, 2026". Words without a year mean the
 * one nearest to the publication. Null if the words are not exactly one date.
 */
export function typedDate(text: string, published: string | null): string | null {
  const typed = text.trim();
  if (parsePartialDate(typed)) return typed;
  const [only] = datesIn(typed, published);
  return only?.words === typed && /\d/.test(typed) ? only.edtf : null;
}
