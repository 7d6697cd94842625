import { isBefore } from '../dates/days.js';

/** When a state existed, or a name was in use, as EDTF. Null means no bound. */
export interface Years {
  start: string | null;
  end: string | null;
}

/** A state or territory of the reference data. */
export interface Country extends Years {
  slug: string;
  name: string;
  /** Slugs of the states whose place it took, wholly or in part. */
  predecessors: string[];
  /** Slugs of the states that took its place, wholly or in part. */
  successors: string[];
}

/** By slug. */
export type Countries = ReadonlyMap<string, Country>;

/** Whether a day that a date may mean lies in these years. An unknown date may. */
export function mayLieIn({ start, end }: Years, date: string | null): boolean {
  return !isBefore(date ?? undefined, start ?? undefined) && !isBefore(end ?? undefined, date ?? undefined);
}

/** The states that were in the place of one that did not exist: those before it, or those after it. */
export function inPlaceOf(country: Country, date: string, countries: Countries): Country[] {
  const next = isBefore(date, country.start ?? undefined) ? 'predecessors' : 'successors';
  const seen = new Set([country.slug]);
  const found: Country[] = [];
  let level = [country];
  while (level.length > 0) {
    const slugs = level.flatMap((each) => each[next]).filter((slug) => !seen.has(slug));
    for (const slug of slugs) seen.add(slug);
    const states = [...new Set(slugs)].flatMap((slug) => countries.get(slug) ?? []);
    found.push(...states.filter((state) => mayLieIn(state, date)));
    level = states.filter((state) => !mayLieIn(state, date));
  }
  return found;
}

/** Its years in words: "from 1922-12-30 to 1991-12-26". */
export function yearsInWords({ start, end }: Years): string {
  return [start === null ? [] : `from ${start}`, end === null ? [] : `to ${end}`].flat().join(' ');
}
