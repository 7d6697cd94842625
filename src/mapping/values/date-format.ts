import { parsePartialDate } from '../../claims/dates/partial-date.js';
import { fold } from '../../db/fold.js';

/** Reads a date of one form as EDTF; null if it has another form. */
export type ReadDate = (value: string) => string | null;

const TOKEN = /'[^']*'|yyyy|MMMM|MMM|MM|M|dd|d|[A-Za-z]+|[^A-Za-z']+/g;
const DIGITS: Partial<Record<string, string>> = {
  yyyy: String.raw`(?<year>\d{4})`,
  MM: String.raw`(?<month>\d{2})`,
  M: String.raw`(?<month>\d{1,2})`,
  dd: String.raw`(?<day>\d{2})`,
  d: String.raw`(?<day>\d{1,2})`,
};

/**
 * A form such as `yyyy-MM-dd`, `d MMMM yyyy`, `dd-MM-yyyy` or `yyyy`, in the letters of Unicode; words stand between
 * apostrophes. The date is as precise as the form. Names of months are those of a language, by its code.
 * @throws RangeError if the form has other letters.
 */
export function dateReader(form: string, language: string): ReadDate {
  let hasNamedMonth = false;
  const parts = (form.match(TOKEN) ?? []).map((token) => {
    if (DIGITS[token]) return DIGITS[token];
    if (token === 'MMM' || token === 'MMMM') {
      hasNamedMonth = true;
      return String.raw`(?<month>[\p{L}\p{M}]+\.?)`;
    }
    if (token.startsWith("'")) return literal(token.slice(1, -1));
    if (/[A-Za-z]/.test(token)) throw new RangeError(`${form}: ${token} is none of yyyy, MMMM, MMM, MM, M, dd, d`);
    return literal(token);
  });
  if (!form.includes('yyyy')) throw new RangeError(`${form} has no yyyy`);
  if (form.includes('d') && !form.includes('M')) throw new RangeError(`${form} has a day and no month`);
  const pattern = new RegExp(`^${parts.join('')}$`, 'u');
  const months = hasNamedMonth ? monthNames(language) : null;
  return (value) => {
    const { year, month, day } = pattern.exec(value)?.groups ?? {};
    if (year === undefined) return null;
    const number = month === undefined || !months ? month : months.get(fold(month.replace('.', '')));
    if (month !== undefined && number === undefined) return null;
    const edtf = [year, number, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')])).join('-');
    return parsePartialDate(edtf) ? edtf : null;
  };
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function monthNames(language: string): Map<string, string> {
  const names = new Map<string, string>();
  for (let month = 1; month <= 12; month++) {
    for (const style of ['long', 'short'] as const) {
      const name = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' }).format(
        Date.UTC(2000, month - 1),
      );
      names.set(fold(name.replace('.', '')), String(month));
    }
  }
  return names;
}

/** The shape of a value, for reports: `9999-99-99`, `99 Aaa 9999`. */
export function shapeOf(value: string): string {
  return value
    .replace(/\d/g, '9')
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{L}/gu, (letter) => (letter === 'A' ? 'A' : 'a'));
}
