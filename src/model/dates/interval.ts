import { parsePartialDate } from './partial-date.js';

/** The first and the last day of an interval; null means no bound. */
export interface DayInterval {
  earliest: Date | null;
  latest: Date | null;
}

/**
 * Parses an EDTF interval, such as 1874/2020 or the open-ended 1906-11/.. (or a single year, month or day). Returns null for
 * anything else.
 */
export function parseInterval(text: string): DayInterval | null {
  const [from = '', to = from, ...more] = text.split('/').map((end) => (end === '..' ? '' : end));
  const [first, last] = [from, to].map((end) => (end === '' ? { earliest: null, latest: null } : parsePartialDate(end)));
  if (more.length > 0 || !first || !last || from + to === '') return null;
  const interval = { earliest: first.earliest, latest: last.latest };
  return interval.earliest && interval.latest && interval.earliest > interval.latest ? null : interval;
}
