import { parsePartialDate } from '../../../model/dates/partial-date.js';
import type { Settled } from '../lists/people.js';

/** The first and last years of a period. */
export interface YearSpan {
  first: number;
  last: number;
}

/** The maximum number of places to name per year. */
const MOST_PLACES = 3;
/** The maximum number of places to name in total. */
const MOST_NAMED = 30;

/** Another record confirms a person's country if it is at most this many years away. */
const NEAR_YEARS = 10;

/** The records that share a spelling, a country and a person in the list. */
export class Mention {
  records = 0;
  /** Whether the spelling occurs only in remarks. */
  isFromRemarks = true;
  /** Positions of records in files, by year; null for those without a date. */
  readonly #years = new Map<number | null, string[]>();

  constructor(
    readonly spelling: string,
    /** A slug; null if the record names no country. */
    readonly country: string | null,
    /** The entry in the list. OUTSIDE_YEARS if the list has the spelling only for other years. */
    readonly settled: Settled | 'OUTSIDE_YEARS' | null,
  ) {}

  add(date: string | null, place: string, isFromRemarks: boolean): void {
    this.records++;
    this.isFromRemarks &&= isFromRemarks;
    for (const year of yearsOf(date)) {
      const places = this.#years.get(year) ?? [];
      this.#years.set(year, places);
      if (places.length < MOST_PLACES) places.push(place);
    }
  }

  /** Ascending, without records that have no date. */
  get years(): number[] {
    return [...this.#years.keys()].filter((year) => year !== null).sort((a, b) => a - b);
  }

  /** Tests whether a record at most `NEAR_YEARS` from a date has the spelling. */
  isNear(date: string | null): boolean {
    return yearsOf(date).some((year) => year !== null && this.years.some((own) => Math.abs(own - year) <= NEAR_YEARS));
  }

  /** Where it occurs, by year. */
  get places(): string[] {
    const sorted = [...this.#years].sort(([a], [b]) => (a ?? 0) - (b ?? 0));
    return [...new Set(sorted.flatMap(([, places]) => places))].slice(0, MOST_NAMED);
  }
}

/** The first and last years that a date may mean. */
function yearsOf(date: string | null): (number | null)[] {
  const { earliest = null, latest = null } = (date === null ? null : parsePartialDate(date)) ?? {};
  const years = [earliest, latest].flatMap((day) => day?.getUTCFullYear() ?? []);
  return years.length === 0 ? [null] : [...new Set(years)];
}

export function spanOfYears(years: readonly number[]): YearSpan | null {
  return years.length === 0 ? null : { first: Math.min(...years), last: Math.max(...years) };
}

/** `1969 to 2024`, or a single year. */
export function inWords(span: YearSpan | null): string {
  if (!span) return 'without a date';
  return span.first === span.last ? String(span.first) : `${span.first} to ${span.last}`;
}
