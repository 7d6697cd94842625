import { daysBetween, isBefore } from './dates/days.js';
import { parsePartialDate } from './dates/partial-date.js';

// Laws that hold between the fields of one thing. `resolved` has the values that claims of several sources were resolved
// to, each by itself; `claims` has those claims, newest first.

interface Named {
  name: string;
  aliases: string[];
  identifiers?: object | undefined;
}

/** Earlier preferred names become aliases. Of each scheme of identifiers the newest value counts. */
export function fitNames<T extends Named>(resolved: T, claims: T[]): T {
  const aliases = new Set([...resolved.aliases, ...claims.map(({ name }) => name)]);
  const known = claims.flatMap(({ identifiers }) => identifiers ?? []).reverse();
  return {
    ...resolved,
    aliases: [...aliases].filter((alias) => alias !== resolved.name),
    ...(known.length > 0 && { identifiers: Object.assign({}, ...known) as object }),
  };
}

interface Period {
  start?: string | undefined;
  end?: string | undefined;
}

/** If start and end contradict each other, the newest of each count; if these do, the older of them is dropped. */
export function fitPeriod<T extends Period>(resolved: T, claims: T[]): T {
  if (!isBefore(resolved.end, resolved.start)) return resolved;
  const newest = { ...resolved, start: newestOf(claims, 'start'), end: newestOf(claims, 'end') };
  return isBefore(newest.end, newest.start) ? withoutOldest(newest, claims, ['start', 'end']) : newest;
}

/** Only an ended position has an end, other than one of that day or later. */
export function fitPosition<T extends Period & { status: string }>(resolved: T, claims: T[]): T {
  if (resolved.status === 'ENDED' || isOpen(resolved.end)) return fitPeriod(resolved, claims);
  const newest = newestOf(claims, 'end');
  return fitPeriod({ ...resolved, end: isOpen(newest) ? newest : undefined }, claims);
}

function isOpen(end: string | undefined): boolean {
  return end === undefined || parsePartialDate(end)?.latest === null;
}

/** If dates and duration contradict each other, the newest of each count; if these do, the oldest of them is dropped. */
export function fitVisit<T extends Period & { durationDays?: number | undefined }>(resolved: T, claims: T[]): T {
  const fitted = fitPeriod(resolved, claims);
  if (fitsDuration(fitted)) return fitted;
  const newest = { ...fitted, start: newestOf(claims, 'start'), end: newestOf(claims, 'end') };
  return fitsDuration(newest) ? newest : withoutOldest(newest, claims, ['durationDays', 'end', 'start']);
}

function fitsDuration({ start, end, durationDays }: Period & { durationDays?: number | undefined }): boolean {
  const days = daysBetween(start, end);
  return days === null || durationDays === undefined || days === durationDays;
}

function newestOf<T extends object, Field extends keyof T>(claims: T[], field: Field): T[Field] {
  return claims.find((claim) => claim[field] !== undefined)?.[field] as T[Field];
}

/** Drops the one of these values that comes from the oldest source; the first of those that come from the same. */
function withoutOldest<T extends object>(resolved: T, claims: T[], fields: (keyof T)[]): T {
  const age = (field: keyof T) => claims.findIndex((claim) => claim[field] === resolved[field]);
  const oldest = fields.reduce((one, other) => (age(other) > age(one) ? other : one));
  return { ...resolved, [oldest]: undefined };
}
