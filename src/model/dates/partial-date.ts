import { DatePrecision } from '../generated/enums.js';

/** A date with its precision. `earliest` and `latest` are days at midnight UTC; null means no bound. */
export interface ParsedPartialDate {
  edtf: string;
  precision: DatePrecision;
  earliest: Date | null;
  latest: Date | null;
}

const date = String.raw`\d{4}(?:-\d\d(?:-\d\d)?)?`;
const single = new RegExp(`^(${date})[?~%]?$`);
const span = new RegExp(String.raw`^\[(${date})?\.\.(${date})?\]$`);

/**
 * Parses a subset of the Extended Date/Time Format (ISO 8601-2): a year, month or day, optionally qualified (2018-03?), or
 * one of a span ([..2000-05], [2018..], [2018-03-28..2018-03-29]). Years run from 0001 to 9999. Returns null for anything
 * else.
 */
export function parsePartialDate(text: string): ParsedPartialDate | null {
  const cached = known.get(text);
  if (cached) return cached;
  const parsed = readPartialDate(text);
  if (known.size === MOST_KNOWN) known.clear();
  if (parsed) known.set(text, parsed);
  return parsed;
}

/** Caches parsed dates, since an import parses the same dates many times. An LRU cache would enlarge the desk's bundle. */
const known = new Map<string, ParsedPartialDate>();
/** Enough for every day of a century. */
const MOST_KNOWN = 40_000;

function readPartialDate(text: string): ParsedPartialDate | null {
  const day = single.exec(text)?.[1];
  if (day !== undefined) return between(text, day, day);
  const ends = span.exec(text);
  return ends ? between(text, ends[1], ends[2]) : null;
}

function between(text: string, from: string | undefined, to: string | undefined): ParsedPartialDate | null {
  const first = from === undefined ? undefined : calendarDate(from);
  const last = to === undefined ? undefined : calendarDate(to);
  if (first === null || last === null || (first && last && first.precision !== last.precision)) return null;
  const precision = (first ?? last)?.precision;
  if (!precision) return null;
  const earliest = first?.earliest ?? null;
  const latest = last?.latest ?? null;
  return earliest && latest && earliest > latest ? null : { edtf: text, precision, earliest, latest };
}

const precisions = [DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.DAY];

type CalendarDate = Pick<ParsedPartialDate, 'precision'> & { earliest: Date; latest: Date };

/** Null for a date that does not exist, such as 30 February. */
function calendarDate(text: string): CalendarDate | null {
  const earliest = new Date(text);
  // JavaScript parses 30 February as a day in March.
  if (Number.isNaN(earliest.getTime()) || text.startsWith('0000') || !earliest.toISOString().startsWith(text)) return null;
  const parts = text.split('-').length;
  const [year, month] = [earliest.getUTCFullYear(), earliest.getUTCMonth()];
  const latest = new Date(earliest);
  if (parts === 1) latest.setUTCFullYear(year, 11, 31);
  if (parts === 2) latest.setUTCFullYear(year, month + 1, 0);
  return { precision: precisions[parts - 1]!, earliest, latest };
}

export const DAY_MS = 86_400_000;

/** Counts the days from start to end, inclusive. Null unless both are single days. */
export function daysBetween(start: string | undefined | null, end: string | undefined | null): number | null {
  const [first, last] = [dayOf(start), dayOf(end)];
  return first === null || last === null ? null : (last - first) / DAY_MS + 1;
}

function dayOf(date: string | undefined | null): number | null {
  const parsed = date ? parsePartialDate(date) : null;
  const [earliest, latest] = [parsed?.earliest?.getTime(), parsed?.latest?.getTime()];
  return earliest !== undefined && earliest === latest ? earliest : null;
}

/** Whether every possible day of `end` is before every possible day of `start`. */
export function isBefore(end: string | undefined, start: string | undefined): boolean {
  const earliest = start === undefined ? null : parsePartialDate(start)?.earliest;
  const latest = end === undefined ? null : parsePartialDate(end)?.latest;
  return !!earliest && !!latest && latest < earliest;
}
