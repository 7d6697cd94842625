import { escapePattern } from '../../../shared/escape-pattern.js';
import { DAY_MS, parsePartialDate, isBefore } from '../../../model/dates/partial-date.js';
import { fold } from '../../../model/fold.js';
import { isSerialForm, readSerial } from './serial.js';

/** A range of dates in EDTF. Both ends are the same for a single date. */
export interface Dates {
  start: string;
  end: string;
}

/** Reads a date in one form. Returns every date that the text may mean; empty if the text has another form. */
type ReadDates = (value: string) => Dates[];

interface FormOptions {
  /** The language codes for month names. */
  languages: readonly string[];
  /** The first year that two digits may stand for. Without it, forms cannot contain `yy`. */
  pivot?: number | undefined;
}

type Part = 'year' | 'month' | 'day';

const TOKEN = /'[^']*'|yyyy|yy|MMMM|MMM|MM|M|dd|d|[A-Za-z]+|[^A-Za-z']+/g;
const PARTS: Readonly<Record<string, { part: Part; pattern: string }>> = {
  yyyy: { part: 'year', pattern: String.raw`\d{4}` },
  yy: { part: 'year', pattern: String.raw`\d{2}` },
  MMMM: { part: 'month', pattern: String.raw`[\p{L}\p{M}]+\.?` },
  MMM: { part: 'month', pattern: String.raw`[\p{L}\p{M}]+\.?` },
  MM: { part: 'month', pattern: String.raw`\d{2}` },
  M: { part: 'month', pattern: String.raw`\d{1,2}` },
  dd: { part: 'day', pattern: String.raw`\d{2}` },
  d: { part: 'day', pattern: String.raw`\d{1,2}` },
};
const LONGEST_ROLLED_DAYS = 120;

/**
 * Compiles a date form in Unicode's pattern letters, such as `yyyy-MM-dd`, `d MMMM yyyy` or `dd/MM/yy`; words are put between
 * apostrophes. The date is as precise as the form. A form with a letter group that occurs twice is a range, and groups that
 * occur once apply to both ends: `d-d MMMM yyyy`, `d MMM – d MMM yyyy`. The dash of a range matches any dash. `serial` is a
 * day's serial number in a spreadsheet.
 * @throws RangeError if the form cannot be read.
 */
export function dateReader(form: string, { languages, pivot }: FormOptions): ReadDates {
  if (isSerialForm(form)) return (value) => single(readSerial(form, value));
  const tokens: string[] = form.match(TOKEN) ?? [];
  const count: Record<Part, number> = { year: 0, month: 0, day: 0 };
  let between = -1;
  tokens.forEach((token, index) => {
    const part = PARTS[token]?.part;
    if (!part && /^[A-Za-z]/.test(token)) throw new RangeError(`${form}: ${token} is not one of ${known()}`);
    if (part && ++count[part] === 2 && between < 0) between = index - 1;
  });
  refuseIncomplete(form, count);
  if (tokens.includes('yy') && pivot === undefined) throw new RangeError(`${form} has yy, but there is no pivot`);
  const seen: Record<Part, number> = { year: 0, month: 0, day: 0 };
  const groups = tokens.map((token, index) => {
    const { part, pattern } = PARTS[token] ?? {};
    if (part) return `(?<${part}${++seen[part]}>${pattern})`;
    const text = token.startsWith("'") ? token.slice(1, -1) : token;
    return index === between && /\p{Pd}/u.test(text) ? String.raw`\s*[\p{Pd}−]\s*` : escapePattern(text);
  });
  const pattern = new RegExp(`^${groups.join('')}$`, 'iu');
  const monthsOf = monthReader(tokens, languages);
  const yearOf = (printed: string) => (printed.length === 2 ? yearSince(pivot!, Number(printed)) : printed);
  const isRange = between >= 0;
  const lastOf = (part: Part) => tokens.findLastIndex((token) => PARTS[token]?.part === part);
  const yearStandsLast = lastOf('year') > lastOf('month');

  return (value) => {
    const found = pattern.exec(value)?.groups;
    if (!found) return [];
    const read = (side: 1 | 2): DateInYear[] => {
      const of = (part: Part) => found[`${part}${side}`] ?? found[`${part}1`];
      const year = Number(yearOf(of('year')!));
      const months = of('month') === undefined ? [undefined] : monthsOf(of('month')!);
      return months.map((month) => (years) => edtf(year + years, month, of('day')));
    };
    if (!isRange) return read(1).flatMap((date) => single(date(0)));
    return read(1).flatMap((start) =>
      read(2).flatMap((end) => {
        const range = (years: number) =>
          datesFrom(yearStandsLast ? start(-years) : start(0), yearStandsLast ? end(0) : end(years));
        return (count.year === 1 && count.month === 2 ? acrossYears(range) : range(0)) ?? [];
      }),
    );
  };
}

/** A date in the year printed next to it, or `years` later; null if there is no such day. */
type DateInYear = (years: number) => string | null;

function datesFrom(start: string | null, end: string | null): Dates | null {
  return start === null || end === null ? null : { start, end };
}

function known(): string {
  return [...Object.keys(PARTS), 'serial', 'serial-1904'].join(', ');
}

function refuseIncomplete(form: string, { year, month, day }: Record<Part, number>): void {
  if (year === 0) throw new RangeError(`${form} lacks yyyy`);
  if (day > 0 && month === 0) throw new RangeError(`${form} has a day but no month`);
  if (Math.max(year, month, day) > 2) throw new RangeError(`${form} has more than two dates`);
  if ((year > 1 && month === 1) || (month > 1 && day === 1) || (year > 1 && day === 1))
    throw new RangeError(`${form} is a range whose dates share a month or a day but not the larger parts`);
}

function monthReader(tokens: readonly string[], languages: readonly string[]): MonthsOf {
  const isNamed = tokens.some((token) => token === 'MMM' || token === 'MMMM');
  return isNamed ? monthNames(languages) : (printed) => [Number(printed)];
}

function single(date: string | null): Dates[] {
  return date === null ? [] : [{ start: date, end: date }];
}

function edtf(year: number, month: number | undefined, day: string | undefined): string | null {
  const parts = [month, day].flatMap((part) => (part === undefined ? [] : [String(part).padStart(2, '0')]));
  const date = [String(year).padStart(4, '0'), ...parts].join('-');
  return parsePartialDate(date) ? date : null;
}

/** The first year from a pivot on that ends in these two digits. */
function yearSince(pivot: number, digits: number): string {
  return String(pivot + ((((digits - pivot) % 100) + 100) % 100));
}

/**
 * Reads a range with a single year, which may cross New Year: 30 Dec – 2 Jan 1999. It does if its dates in that year are out of
 * order or do not exist (30 Dec 1999 – 29 Feb), unless the resulting range would be too long.
 */
function acrossYears(range: (years: number) => Dates | null): Dates | null {
  const [within, across] = [range(0), range(1)];
  if (within && !isBefore(within.end, within.start)) return within;
  return across && isShort(across) ? across : within;
}

function isShort({ start, end }: Dates): boolean {
  const [from, to] = [start, end].map((date) => parsePartialDate(date)!.earliest!.getTime()) as [number, number];
  return to - from <= LONGEST_ROLLED_DAYS * DAY_MS;
}

/** The months, from 1, that a name may mean. */
type MonthsOf = (name: string) => number[];

const SHORTEST = 3;

/**
 * Returns a function that reads month names in these languages, long or short, in the form used next to a day or alone. The
 * first three or more letters are enough: Sept. A name of different months in two languages means both.
 */
function monthNames(languages: readonly string[]): MonthsOf {
  const names = new Map<string, Set<number>>();
  const add = (name: string, month: number) => names.set(name, (names.get(name) ?? new Set()).add(month));
  for (const language of languages) {
    for (let month = 1; month <= 12; month++) for (const name of namesOf(language, month)) add(name, month);
  }
  return (printed) => {
    const name = fold(printed.replace('.', ''));
    const exact = names.get(name);
    if (exact) return [...exact];
    if (name.length < SHORTEST) return [];
    return [...new Set([...names].flatMap(([each, months]) => (each.startsWith(name) ? [...months] : [])))];
  };
}

function namesOf(language: string, month: number): string[] {
  const day = Date.UTC(2000, month - 1, 5);
  return (['long', 'short'] as const).flatMap((style) => {
    const alone = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' }).format(day);
    const dated = new Intl.DateTimeFormat(language, { day: 'numeric', month: style, timeZone: 'UTC' }).formatToParts(day);
    const beside = dated.find(({ type }) => type === 'month')?.value ?? alone;
    return [alone, beside].map((name) => fold(name.replace('.', '')));
  });
}
