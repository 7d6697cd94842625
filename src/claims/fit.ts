import { daysBetween, isBefore } from './dates/days.js';
import { parsePartialDate } from './dates/partial-date.js';

// Laws that hold between the fields of one thing. `settled` has the values that claims of several sources were settled
// to, each by itself; `claims` has those claims, newest first.

interface Named {
  name: string;
  aliases: string[];
  identifiers?: object | undefined;
}

/** Earlier preferred names become aliases. Of each scheme of identifiers the newest value counts. */
export function fitNames<T extends Named>(settled: T, claims: T[]): T {
  const aliases = new Set([...settled.aliases, ...claims.map(({ name }) => name)]);
  const known = claims.flatMap(({ identifiers }) => identifiers ?? []).reverse();
  return {
    ...settled,
    aliases: [...aliases].filter((alias) => alias !== settled.name),
    ...(known.length > 0 && { identifiers: Object.assign({}, ...known) as object }),
  };
}

interface Period {
  start?: string | undefined;
  end?: string | undefined;
}

/** If start and end contradict each other, the newest of each count; if these do, the older of them is dropped. */
export function fitPeriod<T extends Period>(settled: T, claims: T[]): T {
  if (!isBefore(settled.end, settled.start)) return settled;
  const newest = { ...settled, start: newestOf(claims, 'start'), end: newestOf(claims, 'end') };
  if (!isBefore(newest.end, newest.start)) return newest;
  return { ...newest, [older(newest, claims, 'start', 'end')]: undefined };
}

/**
 * A position that has ended stays ended if a newer source leaves that open, and one that was held may have ended by then.
 * Only an ended position has an end, but for one of that day or later.
 */
export function fitPosition<T extends Period & { status: string }>(settled: T, claims: T[]): T {
  const isOpen = claims[0]!.status === 'UNKNOWN';
  const ended = isOpen && claims.some(({ status }) => status === 'ENDED');
  const fitted = { ...fitPeriod(settled, claims), ...(isOpen && { status: ended ? 'ENDED' : 'UNKNOWN' }) };
  const isKnown = fitted.end !== undefined && parsePartialDate(fitted.end)?.latest !== null;
  return fitted.status === 'ENDED' || !isKnown ? fitted : { ...fitted, end: undefined };
}

/** A duration is dropped if newer dates contradict it, and an end if a newer duration does. */
export function fitVisit<T extends Period & { durationDays?: number | undefined }>(settled: T, claims: T[]): T {
  const fitted = fitPeriod(settled, claims);
  const days = daysBetween(fitted.start, fitted.end);
  if (days === null || fitted.durationDays === undefined || days === fitted.durationDays) return fitted;
  return { ...fitted, [older(fitted, claims, 'durationDays', 'end')]: undefined };
}

function newestOf<T extends object, Field extends keyof T>(claims: T[], field: Field): T[Field] {
  return claims.find((claim) => claim[field] !== undefined)?.[field] as T[Field];
}

/** Which of two settled values comes from the older source; `one` if both come from the same. */
function older<T extends object>(settled: T, claims: T[], one: keyof T & string, other: keyof T & string): string {
  const given = (field: keyof T) => claims.findIndex((claim) => claim[field] === settled[field]);
  return given(one) >= given(other) ? one : other;
}
