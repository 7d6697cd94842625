import {
  statesInPlaceOf,
  mayLieInYears,
  type Countries,
  type CountryRecord,
  type Years,
} from '../../../model/countries/country.js';
import type { ResolveCountry } from '../resolve-country.js';
import { parsePartialDate } from '../../../model/dates/partial-date.js';
import { fold } from '../../../model/fold.js';
import type { FileProblem } from '../problem.js';
import type { MappedList } from './read-list.js';

export const COUNTRY_COLUMNS = { required: ['name', 'slug'], optional: ['from', 'to'] } as const;

interface Listed {
  country: CountryRecord;
  years: Years;
}

/**
 * Looks a name up in the list, within the years that each row covers; names that are not in the list are looked up in the
 * store. A name that is listed only for other years is a problem even if it is stored, since the list defines the file's names.
 */
export function countryList(
  { file, rows }: MappedList<'name' | 'slug' | 'from' | 'to'>,
  known: Countries,
  stored: ResolveCountry,
): { resolve: ResolveCountry; problems: FileProblem[] } {
  const problems: FileProblem[] = [];
  const byName = new Map<string, Listed[]>();
  for (const { line, values } of rows) {
    const { name, slug, from, to } = values;
    const refuse = (column: string, message: string) => problems.push({ file, line, column, code: 'list-value', message });
    const country = known.get(slug);
    if (!country) refuse('slug', `there is no country with the slug ${slug}`);
    for (const [column, date] of Object.entries({ from, to })) {
      if (date && !parsePartialDate(date)) refuse(column, `${date} is not a date: write 1949, 1949-10 or 1949-10-01`);
    }
    const years = { start: from || null, end: to || null };
    if (country) byName.set(fold(name), [...(byName.get(fold(name)) ?? []), { country, years }]);
  }
  const resolve: ResolveCountry = (name, date) => {
    const listed = byName.get(fold(name));
    if (!listed) return stored(name, date);
    const found = distinct(listed.filter(({ years }) => mayLieInYears(years, date)));
    if (found.length === 1) return { country: found[0]! };
    if (found.length > 1) return { problem: 'AMBIGUOUS', named: found };
    const named = distinct(listed);
    return { problem: 'DID_NOT_EXIST', named, instead: named.flatMap((country) => statesInPlaceOf(country, date!, known)) };
  };
  return { resolve, problems };
}

function distinct(listed: Listed[]): CountryRecord[] {
  return [...new Set(listed.map(({ country }) => country))];
}
