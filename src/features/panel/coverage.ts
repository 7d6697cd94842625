import { DAY_MS } from '../../model/dates/partial-date.js';
import { parseInterval, type DayInterval } from '../../model/dates/interval.js';
import type { CoverageStatement } from '../../model/kinds/coverage.js';

/** How far the sources cover a set of visits: completely, partly, or not at all. */
export type Covered = 'YES' | 'PARTLY' | 'NO';

/** The coverage that a source states, and the last possible day of the source's date; null if it has no date. */
export interface DatedCoverage {
  statement: CoverageStatement;
  sourceDate: Date | null;
}

/** The requested visits. A missing list stands for all values. */
export type AskedVisits = Pick<CoverageStatement, 'capacity' | 'offices' | 'status'>;

interface Group {
  hosts: ReadonlySet<string> | null;
  guests: ReadonlySet<string> | null;
  /** Whether the sources list all requested visits on these days. */
  isComplete: boolean;
  days: DayInterval[];
}

/** Returns how far visits of one country to another are covered. A country is given by its slug; null stands for all countries. */
export type CoverageOf = (guest: string | null, host: string | null) => Covered;

/** Computes how far visits in a year are covered. */
export function coverageInYear(year: number, stated: readonly DatedCoverage[], asked: AskedVisits): CoverageOf {
  return coverageBetween(new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year, 11, 31)), stated, asked);
}

/** The first day of the proleptic Gregorian calendar's first year. */
const FIRST_DAY = new Date('0001-01-01');

/** Computes how far all visits up to a day are covered. */
export function coverageUntil(day: string, stated: readonly DatedCoverage[], asked: AskedVisits): CoverageOf {
  return coverageBetween(FIRST_DAY, new Date(day), stated, asked);
}

/**
 * The result is YES only if sources that claim completeness cover, between them, every day, every country and every requested
 * visit.
 */
function coverageBetween(first: Date, last: Date, stated: readonly DatedCoverage[], asked: AskedVisits): CoverageOf {
  const groups = new Map<string, Group>();
  for (const { statement, sourceDate } of stated) {
    const { hosts, guests, complete } = statement;
    const days = daysCovered(statement, sourceDate);
    if ((days.earliest ?? first) > last || (days.latest ?? last) < first || isOfOthers(statement, asked)) continue;
    const isComplete = complete && hasAll(statement, asked);
    const key = JSON.stringify([hosts, guests, isComplete]);
    const group = groups.get(key) ?? { hosts: asSet(hosts), guests: asSet(guests), isComplete, days: [] };
    group.days.push(days);
    groups.set(key, group);
  }
  const found = [...groups.values()].map((group) => ({
    ...group,
    isComplete: group.isComplete && fill(group.days, first, last),
  }));
  return (guest, host) => {
    let covered: Covered = 'NO';
    for (const { isComplete, guests, hosts } of found) {
      if (!concerns(guests, guest, host) || !concerns(hosts, host, guest)) continue;
      if (isComplete && !(guests && guest === null) && !(hosts && host === null)) return 'YES';
      covered = 'PARTLY';
    }
    return covered;
  };
}

/** Returns the days on which sources cover visits of one country to another, at least in part. */
export function coveredDays(stated: readonly DatedCoverage[], guest: string | null, host: string | null): DayInterval[] {
  return stated.flatMap(({ statement, sourceDate }) => {
    const { guests, hosts } = statement;
    const isCovered = concerns(asSet(guests), guest, host) && concerns(asSet(hosts), host, guest);
    return isCovered ? [daysCovered(statement, sourceDate)] : [];
  });
}

/** A source lists nothing after its date. */
function daysCovered({ years }: CoverageStatement, sourceDate: Date | null): DayInterval {
  const { earliest, latest } = (years === undefined ? null : parseInterval(years)) ?? { earliest: null, latest: null };
  return { earliest, latest: latest && sourceDate && sourceDate < latest ? sourceDate : (latest ?? sourceDate) };
}

/** Whether the statement covers none of the requested visits. */
function isOfOthers(statement: CoverageStatement, asked: AskedVisits): boolean {
  return areApart(statement.status, asked.status) || areApart(statement.offices, asked.offices);
}

function areApart(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return one !== undefined && other !== undefined && !one.some((value) => other.includes(value));
}

/** Whether the statement covers all of the requested visits. */
function hasAll({ capacity, offices, status }: CoverageStatement, asked: AskedVisits): boolean {
  return (
    (capacity === undefined || asked.capacity === capacity) && contains(offices, asked.offices) && contains(status, asked.status)
  );
}

function contains(whole: readonly string[] | undefined, part: readonly string[] | undefined): boolean {
  return whole === undefined || (part?.every((value) => whole.includes(value)) ?? false);
}

const asSet = (slugs: readonly string[] | undefined) => (slugs === undefined ? null : new Set(slugs));

/** Whether a list has the country or, if that is null, one that can visit the other. No country visits itself. */
function concerns(slugs: ReadonlySet<string> | null, slug: string | null, other: string | null): boolean {
  if (slugs === null) return true;
  return slug === null ? slugs.size > 1 || !slugs.has(other!) : slugs.has(slug);
}

/** Whether intervals, together, contain every day from the first to the last. */
function fill(intervals: readonly DayInterval[], first: Date, last: Date): boolean {
  let next = first.getTime();
  const sorted = intervals.toSorted((a, b) => (a.earliest?.getTime() ?? -Infinity) - (b.earliest?.getTime() ?? -Infinity));
  for (const { earliest, latest } of sorted) {
    if ((earliest?.getTime() ?? -Infinity) > next) return false;
    next = Math.max(next, latest === null ? Infinity : latest.getTime() + DAY_MS);
  }
  return next > last.getTime();
}
