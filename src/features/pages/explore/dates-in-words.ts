import { parsePartialDate } from '../../../model/dates/partial-date.js';
import { MONTH, monthCalled } from '../../search/asked.js';

const NAME = MONTH.replace('(', '(?:');
const DAY = '\\d\\d?(?:st|nd|rd|th)?';
const DATE = `(${DAY} ${NAME},? [12]\\d{3}|${NAME}(?: ${DAY})?,? [12]\\d{3}|[12]\\d{3}-\\d\\d(?:-\\d\\d)?)`;
const DASH = ' ?[-–—] ?';

type Bounds = (...dates: string[]) => readonly [since: string | null, until: string | null];

/** The forms of dates, and functions that return the bounds of the first day, as written. */
const FORMS = (
  [
    [`(${DAY})${DASH}(${DAY}) (${NAME},? [12]\\d{3})`, (one, other, month) => [`${one} ${month}`, `${other} ${month}`]],
    [
      `(${NAME}) (${DAY})${DASH}(${DAY}),? ([12]\\d{3})`,
      (month, one, other, year) => [`${month} ${one} ${year}`, `${month} ${other} ${year}`],
    ],
    [`(?:from |between )?${DATE}(?: (?:to|until|till|through|and) |${DASH})${DATE}`, (one, other) => [one!, other!]],
    [`(?:after|since|from) ${DATE}`, (date) => [date!, null]],
    [`(?:before|until|till|by) ${DATE}`, (date) => [null, date!]],
    [`(?:in |during )?${DATE}`, (date) => [date!, date!]],
  ] satisfies [string, Bounds][]
).map(([pattern, bounds]) => [new RegExp(`(?<![\\p{L}\\p{N}-])${pattern}(?![\\p{L}\\p{N}-])`, 'iu'), bounds] as const);

/** Fields of the filter form. */
export interface DateFields {
  q: string | null;
  since: string | null;
  until: string | null;
}

/** Returns the fields that find what search words with dates mean. Null if there are none, or only a day or years, which search reads. */
export function datesInWords(words: string): DateFields | null {
  for (const [pattern, bounds] of FORMS) {
    const found = pattern.exec(words);
    if (!found) continue;
    const [since, until] = (bounds as Bounds)(...found.slice(1)).map((date) => date && edtfDate(date));
    if (since === '' || until === '' || (since === until && since?.length === 'YYYY-MM-DD'.length)) return null;
    return { q: words.replace(found[0], ' ').replace(/\s+/g, ' ').trim() || null, since: since ?? null, until: until ?? null };
  }
  return null;
}

/** Returns a date in EDTF; empty if there is no such date. */
function edtfDate(printed: string): string {
  const [, month] = new RegExp(MONTH, 'i').exec(printed) ?? [];
  const parts = month
    ? [/\d{4}$/.exec(printed)![0], String(monthCalled(month.toLowerCase())), /\b\d\d?(?!\d)/.exec(printed)?.[0]]
    : [printed];
  const date = parts.flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
  return parsePartialDate(date) ? date : '';
}
