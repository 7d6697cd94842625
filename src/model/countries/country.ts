import { isBefore } from '../dates/partial-date.js';

/** When a state existed or a name was in use, as EDTF. Null means no bound. */
export interface Years {
  start: string | null;
  end: string | null;
}

/** A state or territory of the reference data. */
export interface CountryRecord extends Years {
  slug: string;
  name: string;
  /** Slugs of the states that it replaced, wholly or in part. */
  predecessors: string[];
  /** Slugs of the states that replaced it, wholly or in part. */
  successors: string[];
}

/** A name of a country, and when it was in use. */
interface DatedName extends Years {
  name: string;
}

export interface NamedCountry extends CountryRecord {
  /** ISO 3166-1 alpha-2. */
  code: string | null;
  /** ISO 3166-1 alpha-3, or the code that a former state had. */
  code3: string | null;
  /** All names, including the preferred one. */
  names: DatedName[];
}

/** By slug. */
export type Countries = ReadonlyMap<string, CountryRecord>;

/** Whether a date may fall within these years. Always true for an unknown date. */
export function mayLieInYears({ start, end }: Years, date: string | null): boolean {
  return !isBefore(date ?? undefined, start ?? undefined) && !isBefore(end ?? undefined, date ?? undefined);
}

/** Returns the states that existed on a date when `country` did not: its predecessors or its successors. */
export function statesInPlaceOf(country: CountryRecord, date: string, countries: Countries): CountryRecord[] {
  const next = isBefore(date, country.start ?? undefined) ? 'predecessors' : 'successors';
  const seen = new Set([country.slug]);
  const found: CountryRecord[] = [];
  let level = [country];
  while (level.length > 0) {
    const slugs = level.flatMap((each) => each[next]).filter((slug) => !seen.has(slug));
    for (const slug of slugs) seen.add(slug);
    const states = [...new Set(slugs)].flatMap((slug) => countries.get(slug) ?? []);
    found.push(...states.filter((state) => mayLieInYears(state, date)));
    level = states.filter((state) => !mayLieInYears(state, date));
  }
  return found;
}

/** Formats the years as text, such as "from 1922-12-30 to 1991-12-26". */
export function yearsInWords({ start, end }: Years): string {
  return [start === null ? [] : `from ${start}`, end === null ? [] : `to ${end}`].flat().join(' ');
}
