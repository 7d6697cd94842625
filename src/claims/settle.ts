import { daysBetween, isBefore } from './dates/days.js';
import { parsePartialDate } from './dates/partial-date.js';

// How claims of several sources about one thing are settled. Each function gets at least one claim, newest first.

/** The newest value of each field counts; lists are united. */
export function settle<T extends object>(claims: T[]): T {
  const settled: Record<string, unknown> = {};
  for (const [field, value] of claims.flatMap((claim) => Object.entries(claim) as [string, unknown][])) {
    if (Array.isArray(value)) settled[field] = union((settled[field] as unknown[] | undefined) ?? [], value);
    else settled[field] ??= value;
  }
  return settled as T;
}

function union(some: unknown[], more: unknown[]): unknown[] {
  return [...new Map([...some, ...more].map((entry) => [JSON.stringify(entry), entry])).values()];
}

/** Earlier preferred names become aliases. */
export function settleNames<T extends { name: string; aliases: string[] }>(claims: T[]): T {
  const settled = settle(claims);
  const aliases = new Set([...settled.aliases, ...claims.map(({ name }) => name)]);
  return { ...settled, aliases: [...aliases].filter((alias) => alias !== settled.name) };
}

interface Period {
  start?: string | undefined;
  end?: string | undefined;
}

/** If the newest start and end contradict each other, the older of them is dropped. */
export function settlePeriod<T extends Period>(claims: T[]): T {
  const settled = settle(claims);
  if (!isBefore(settled.end, settled.start)) return settled;
  return { ...settled, [older(claims, 'start', 'end')]: undefined };
}

/**
 * A position that has ended stays ended if a newer source's status is UNKNOWN. Only an ended position has an end, but for
 * one of that day or later.
 */
export function settlePosition<T extends Period & { status: string }>(claims: T[]): T {
  const ended = claims[0]!.status === 'UNKNOWN' && claims.some(({ status }) => status === 'ENDED');
  const settled = { ...settlePeriod(claims), ...(ended && { status: 'ENDED' }) };
  const isKnown = settled.end !== undefined && parsePartialDate(settled.end)?.latest !== null;
  return settled.status === 'ENDED' || !isKnown ? settled : { ...settled, end: undefined };
}

/** A duration is dropped if newer dates contradict it, and an end if a newer duration does. */
export function settleVisit<T extends Period & { durationDays?: number | undefined }>(claims: T[]): T {
  const settled = settlePeriod(claims);
  const days = daysBetween(settled.start, settled.end);
  if (days === null || settled.durationDays === undefined || days === settled.durationDays) return settled;
  return { ...settled, [older(claims, 'durationDays', 'end')]: undefined };
}

/** Which of two fields comes from the older source; `one` if both come from the same. */
function older<T extends object>(claims: T[], one: keyof T & string, other: keyof T & string): string {
  const given = (field: keyof T) => claims.findIndex((claim) => claim[field] !== undefined);
  return given(one) >= given(other) ? one : other;
}
