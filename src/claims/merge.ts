import { parsePartialDate } from './dates/partial-date.js';
import type { Claims } from './claims.js';
import { daysBetween } from './dates/days.js';

export interface SourceClaims {
  slug: string;
  /** The last day on which it may have been published; null where that is not known. */
  publishedAt: Date | null;
  claims: Claims;
}

/**
 * What several sources claim, as one. Whatever the order in which they came, each value is the newest source's that
 * has one, and lists are unions; so the store is a function of the set of its sources.
 */
export function mergeClaims(sources: SourceClaims[]): Claims {
  const newest = sources.toSorted(newestFirst).map(({ claims }) => claims);
  return {
    people: merge(
      newest.map(({ people }) => people),
      named,
    ),
    organizations: merge(
      newest.map(({ organizations }) => organizations),
      named,
    ),
    topics: merge(newest.map(({ topics }) => topics)),
    kinships: merge(newest.map(({ kinships }) => kinships)),
    positions: merge(
      newest.map(({ positions }) => positions),
      position,
    ),
    visits: merge(
      newest.map(({ visits }) => visits),
      visit,
    ),
    delegates: merge(newest.map(({ delegates }) => delegates)),
    events: merge(
      newest.map(({ events }) => events),
      period,
    ),
    participants: merge(newest.map(({ participants }) => participants)),
    statements: merge(newest.map(({ statements }) => statements)),
  };
}

/** Unknown is oldest; those of one day are ordered by slug, so that no two are the same. */
function newestFirst(a: SourceClaims, b: SourceClaims): number {
  const time = ({ publishedAt }: SourceClaims) => publishedAt?.getTime() ?? Number.MIN_SAFE_INTEGER;
  return time(b) - time(a) || (a.slug < b.slug ? -1 : 1);
}

/** Rows of one key become one row; `rows` are newest first, at least one. */
export function merge<T extends object>(tables: Map<string, T>[], settle: (rows: T[]) => T = combined): Map<string, T> {
  const groups = new Map<string, T[]>();
  for (const [key, row] of tables.flatMap((table) => [...table])) {
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return new Map([...groups].map(([key, rows]) => [key, settle(rows)]));
}

/** The first value of each field, of those that are given; `rows` are at least one. */
export function combined<T extends object>(rows: T[]): T {
  const row: Record<string, unknown> = {};
  for (const [field, value] of rows.flatMap((claim) => Object.entries(claim) as [string, unknown][])) {
    if (Array.isArray(value)) row[field] = union((row[field] as unknown[] | undefined) ?? [], value);
    else row[field] ??= value;
  }
  return row as T;
}

function union(some: unknown[], more: unknown[]): unknown[] {
  return [...new Set([...some, ...more])];
}

/** A name that was preferred before is still a name. */
export function named<T extends { name: string; aliases: string[] }>(rows: T[]): T {
  const row = combined(rows);
  const aliases = new Set([...row.aliases, ...rows.map(({ name }) => name)]);
  return { ...row, aliases: [...aliases].filter((alias) => alias !== row.name) };
}

/** What had ended stays ended, whatever a newer source leaves open; what is still held has no end. */
export function position<T extends { start?: string; end?: string; status: string }>(rows: T[]): T {
  const ended = rows[0]!.status === 'UNKNOWN' && rows.some(({ status }) => status === 'ENDED');
  const row = { ...period(rows), ...(ended && { status: 'ENDED' }) };
  return row.status === 'ENDED' ? row : { ...row, end: undefined };
}

function visit<T extends { start?: string; end?: string; durationDays?: number }>(rows: T[]): T {
  const row = period(rows);
  const days = daysBetween(row.start, row.end);
  return days === null || row.durationDays === undefined || days === row.durationDays
    ? row
    : { ...row, [older(rows, 'durationDays', 'end')]: undefined };
}

/** Where the newest start and the newest end contradict each other, the older of them goes. */
function period<T extends { start?: string; end?: string }>(rows: T[]): T {
  const row = combined(rows);
  const earliest = row.start === undefined ? null : parsePartialDate(row.start)?.earliest;
  const latest = row.end === undefined ? null : parsePartialDate(row.end)?.latest;
  return earliest && latest && latest < earliest ? { ...row, [older(rows, 'start', 'end')]: undefined } : row;
}

/** Which of two fields the older source gave; `one` where it is the same source. */
function older<T extends object>(rows: T[], one: keyof T & string, other: keyof T & string): string {
  const given = (field: keyof T) => rows.findIndex((row) => row[field] !== undefined);
  return given(one) >= given(other) ? one : other;
}
