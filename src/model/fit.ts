import { parsePartialDate, daysBetween, isBefore } from './dates/partial-date.js';

// Constraints between the fields of one object. `resolved` has the values of several sources' claims, each field resolved on
// its own; `claims` has those claims, newest first.

interface Named {
  name: string;
  aliases: string[];
  identifiers?: object | undefined;
}

/** Turns earlier preferred names into aliases. Keeps the newest identifier of each scheme. */
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

/**
 * If start and end contradict each other, uses the newest value of each. If these also contradict each other, drops the
 * older one.
 */
export function fitPeriod<T extends Period>(resolved: T, claims: T[]): T {
  if (!isBefore(resolved.end, resolved.start)) return resolved;
  const newest = { ...resolved, start: newestOf(claims, 'start'), end: newestOf(claims, 'end') };
  return isBefore(newest.end, newest.start) ? withoutOldest(newest, claims, ['start', 'end']) : newest;
}

/** Drops the end date of a position that has not ended, unless that date is open-ended, such as [2018..]. */
export function fitPosition<T extends Period & { status: string }>(resolved: T, claims: T[]): T {
  if (resolved.status === 'ENDED' || isOpen(resolved.end)) return fitPeriod(resolved, claims);
  const newest = newestOf(claims, 'end');
  return fitPeriod({ ...resolved, end: isOpen(newest) ? newest : undefined }, claims);
}

function isOpen(end: string | undefined): boolean {
  return end === undefined || parsePartialDate(end)?.latest === null;
}

/**
 * If dates and duration contradict each other, uses the newest value of each. If these also contradict each other, drops
 * the oldest one.
 */
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

/** Drops the value that comes from the oldest source. If that source has several of the values, drops the first of them. */
function withoutOldest<T extends object>(resolved: T, claims: T[], fields: (keyof T)[]): T {
  const age = (field: keyof T) => claims.findIndex((claim) => claim[field] === resolved[field]);
  const oldest = fields.reduce((one, other) => (age(other) > age(one) ? other : one));
  return { ...resolved, [oldest]: undefined };
}
