import { dateInWords } from '../../model/dates/date-label.js';
import type { DayInterval } from '../../model/dates/interval.js';
import type { Window } from './conditions.js';

/**
 * Returns a sentence on the days of a window that no source claims to cover, before the first or after the last covered day;
 * null if there are none. A window without a last day ends today. A window with neither day begins on the first covered one.
 */
export function uncoveredText(covered: readonly DayInterval[], { first, last }: Window, today: Date): string | null {
  const end = last ?? today;
  const within = covered.filter(
    ({ earliest, latest }) => (earliest === null || earliest <= end) && (latest === null || !first || latest >= first),
  );
  if (within.length === 0) return 'No source claims to cover these visits, so others may be missing.';
  const ends = (bound: 'earliest' | 'latest') => within.map((each) => each[bound]);
  const [from, to] = [
    ends('earliest').reduce((a, b) => (a && b && (a < b ? a : b)) ?? null),
    ends('latest').reduce((a, b) => (a && b && (a > b ? a : b)) ?? null),
  ];
  const isBefore = from && (first ?? (last ? -Infinity : from)) < from;
  const parts = [...(isBefore ? [`before ${inWords(from)}`] : []), ...(to && to < end ? [`after ${inWords(to)}`] : [])];
  return parts.length === 0 ? null : `No source claims to cover visits ${parts.join(' or ')}.`;
}

const inWords = (day: Date) => dateInWords(day.toISOString().slice(0, 10));
