import { parsePartialDate } from './partial-date.js';

const DAY_MS = 86_400_000;

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
