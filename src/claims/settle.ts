import { daysBetween, isBefore } from './dates/days.js';

// How claims of several sources about one thing become one. Claims come newest first, at least one.

/** Each field is the newest that is given; lists are united. */
export function settle<T extends object>(claims: T[]): T {
  const settled: Record<string, unknown> = {};
  for (const [field, value] of claims.flatMap((claim) => Object.entries(claim) as [string, unknown][])) {
    if (Array.isArray(value)) settled[field] = union((settled[field] as unknown[] | undefined) ?? [], value);
    else settled[field] ??= value;
  }
  return settled as T;
}

/** Entries that are written alike are one. */
function union(some: unknown[], more: unknown[]): unknown[] {
  return [...new Map([...some, ...more].map((entry) => [JSON.stringify(entry), entry])).values()];
}

/** A name that was preferred before becomes an alias. */
export function settleNames<T extends { name: string; aliases: string[] }>(claims: T[]): T {
  const settled = settle(claims);
  const aliases = new Set([...settled.aliases, ...claims.map(({ name }) => name)]);
  return { ...settled, aliases: [...aliases].filter((alias) => alias !== settled.name) };
}

interface Period {
  start?: string | undefined;
  end?: string | undefined;
}

/** Where the newest start and the newest end contradict each other, the older of them goes. */
export function settlePeriod<T extends Period>(claims: T[]): T {
  const settled = settle(claims);
  if (!isBefore(settled.end, settled.start)) return settled;
  return { ...settled, [older(claims, 'start', 'end')]: undefined };
}

/** A position that had ended stays ended where a newer source leaves that open. What is still held has no end. */
export function settlePosition<T extends Period & { status: string }>(claims: T[]): T {
  const ended = claims[0]!.status === 'UNKNOWN' && claims.some(({ status }) => status === 'ENDED');
  const settled = { ...settlePeriod(claims), ...(ended && { status: 'ENDED' }) };
  return settled.status === 'ENDED' ? settled : { ...settled, end: undefined };
}

/** A stated duration goes where newer dates contradict it, and an end where a newer duration does. */
export function settleVisit<T extends Period & { durationDays?: number | undefined }>(claims: T[]): T {
  const settled = settlePeriod(claims);
  const days = daysBetween(settled.start, settled.end);
  if (days === null || settled.durationDays === undefined || days === settled.durationDays) return settled;
  return { ...settled, [older(claims, 'durationDays', 'end')]: undefined };
}

/** Which of two fields the older source gave; `one` where it is the same source. */
function older<T extends object>(claims: T[], one: keyof T & string, other: keyof T & string): string {
  const given = (field: keyof T) => claims.findIndex((claim) => claim[field] !== undefined);
  return given(one) >= given(other) ? one : other;
}
