import { isBefore } from '../../claims/dates/days.js';
import { parsePartialDate } from '../../claims/dates/partial-date.js';
import { fold } from '../../db/fold.js';
import type { ResolveCountry } from '../countries/resolution.js';
import type { FileProblem } from '../problem.js';
import type { List } from './read-list.js';

export const COUNTRY_COLUMNS = { required: ['name', 'slug'], optional: ['from', 'to'] } as const;

interface Named {
  slug: string;
  from: string;
  to: string;
}

/**
 * Resolves the names of a list first, each in its years; the stored names resolve the rest. A name of the list outside
 * all of its years is a problem, even if the store knows it: the list says what the file means.
 */
export function countryList(
  { file, rows }: List<'name' | 'slug' | 'from' | 'to'>,
  slugs: ReadonlySet<string>,
  stored: ResolveCountry,
): { resolve: ResolveCountry; problems: FileProblem[] } {
  const problems: FileProblem[] = [];
  const byName = new Map<string, Named[]>();
  for (const { line, values } of rows) {
    const { name, slug, from, to } = values;
    const refuse = (column: string, message: string) =>
      problems.push({ file, line, column, code: 'list-value', message });
    if (!slugs.has(slug)) refuse('slug', `there is no country with the slug ${slug}`);
    for (const [column, date] of Object.entries({ from, to })) {
      if (date && !parsePartialDate(date)) refuse(column, `${date} is no date: write 1949, 1949-10 or 1949-10-01`);
    }
    byName.set(fold(name), [...(byName.get(fold(name)) ?? []), { slug, from, to }]);
  }
  const resolve: ResolveCountry = (name, date) => {
    const named = byName.get(fold(name));
    if (!named) return stored(name, date);
    const inYears = named.filter(({ from, to }) => !isBefore(date ?? undefined, from || undefined) && !isBefore(to || undefined, date ?? undefined)); // prettier-ignore
    const found = distinct(inYears);
    if (found.length === 1) return { country: found[0]! };
    if (found.length > 1) return { problem: 'AMBIGUOUS', named: found };
    return { problem: 'DID_NOT_EXIST', named: distinct(named), instead: [] };
  };
  return { resolve, problems };
}

function distinct(named: Named[]) {
  return [...new Set(named.map(({ slug }) => slug))].map((slug) => ({ slug, name: slug }));
}
