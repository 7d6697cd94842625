import { mayLieInYears, type Countries, type Years } from '../../../model/countries/country.js';
import { isOneLine } from '../people/country-lines.js';
import { identifierFault, SCHEME_NAMES, type Identifiers } from '../../../model/identifiers.js';
import { toSlug } from '../../../model/slug.js';
import { fold } from '../../../model/fold.js';
import type { FileProblem } from '../problem.js';
import type { MappedList } from './read-list.js';

/** `records` and `group` are columns of the list that a report proposes. They are ignored. */
export const PEOPLE_COLUMNS = {
  required: ['spelling', 'slug'],
  optional: ['country', 'name', 'from', 'to', 'records', 'group', ...SCHEME_NAMES],
} as const;

type Column = (typeof PEOPLE_COLUMNS)['required' | 'optional'][number];

export interface Settled {
  slug: string;
  name: string;
  /** Null if the row applies to all countries. */
  country: string | null;
  /** The years to which the row applies; null for any. */
  years: Years | null;
  /** The person's identifiers from all rows. */
  identifiers: Identifiers;
}

/**
 * Returns the person that the list assigns to a spelling in a country at a date. OUTSIDE_YEARS if the list has the spelling
 * only for other years, or assigns it to several people.
 */
export type SettlePerson = (spelling: string, country: string | null, date: string | null) => Settled | 'OUTSIDE_YEARS' | null;

/**
 * Compiles `people.csv`. Rows with the country take precedence, then those with a former state or a successor of it, then those
 * without a country.
 */
export function peopleList(
  { file, rows }: MappedList<Column>,
  countries: Countries,
): { settle: SettlePerson; problems: FileProblem[] } {
  const problems: FileProblem[] = [];
  const names = new Map<string, string>();
  for (const { values } of rows) {
    for (const name of [values.name, values.spelling]) {
      if (name && !names.has(values.slug) && isSlugOf(values.slug, name)) names.set(values.slug, name);
    }
  }
  const identified = identifiersOf(file, rows, problems);
  const settled = new Map<string, Settled[]>();
  for (const { line, values } of rows) {
    const { spelling, slug, country, from, to } = values;
    const refuse = (message: string, column?: string) => problems.push({ file, line, column, code: 'list-value', message });
    const name = names.get(slug);
    if (country && !countries.has(country)) refuse(`there is no country with the slug ${country}`);
    if (name === undefined) refuse(`no spelling or name in the list has the slug ${slug}: add the name`);
    for (const [column, year] of Object.entries({ from, to })) {
      if (year && !/^\d{4}$/.test(year)) refuse(`${year} is not a year: write 1969`, column);
    }
    if (from && to && from > to) refuse(`${from} is after ${to}`, 'from');
    const years = from || to ? { start: from || null, end: to || null } : null;
    const before = settled.get(fold(spelling)) ?? [];
    const row = { slug, name: name ?? '', country: country || null, years, identifiers: identified.get(slug) ?? {} };
    const other = before.find((each) => each.country === row.country && each.slug !== slug && overlap(each.years, years));
    if (other) refuse(`${spelling} is ${other.slug} further up, and ${slug} here`);
    if (!other && name !== undefined) settled.set(fold(spelling), [...before, row]);
  }
  const settle: SettlePerson = (spelling, country, date) => {
    const rows = settled.get(fold(spelling)) ?? [];
    const listed = [
      rows.filter((row) => row.country === country),
      rows.filter((row) => row.country && country && isOneLine([row.country, country], countries)),
      rows.filter((row) => row.country === null),
    ].find(({ length }) => length > 0);
    if (!listed) return null;
    const inYears = listed.filter(({ years }) => !years || mayLieInYears(years, date));
    const isOne = new Set(inYears.map(({ slug }) => slug)).size === 1;
    return isOne ? inYears[0]! : 'OUTSIDE_YEARS';
  };
  return { settle, problems };
}

/** The identifiers of each person, by slug. A value belongs to one person, and a person has one per scheme. */
function identifiersOf(file: string, rows: MappedList<Column>['rows'], problems: FileProblem[]): Map<string, Identifiers> {
  const bySlug = new Map<string, Identifiers>();
  const owners = new Map<string, string>();
  for (const { line, values } of rows) {
    const known = bySlug.get(values.slug) ?? {};
    bySlug.set(values.slug, known);
    for (const scheme of SCHEME_NAMES) {
      const value = values[scheme];
      if (!value) continue;
      const refuse = (message: string) => problems.push({ file, line, column: scheme, code: 'list-value', message });
      const fault = identifierFault(`${scheme}:${value}`);
      const owner = owners.get(`${scheme}:${value}`) ?? values.slug;
      if (fault) refuse(fault.replace(/\.$/, ''));
      if (owner !== values.slug) refuse(`${value} is ${owner} further up, and ${values.slug} here`);
      if (known[scheme] && known[scheme] !== value) refuse(`${values.slug} is ${known[scheme]} further up, and ${value} here`);
      owners.set(`${scheme}:${value}`, owner);
      known[scheme] = value;
    }
  }
  return bySlug;
}

function overlap(one: Years | null, other: Years | null): boolean {
  const endsBefore = (a: Years | null, b: Years | null) => !!a?.end && !!b?.start && a.end < b.start;
  return !endsBefore(one, other) && !endsBefore(other, one);
}

function isSlugOf(slug: string, name: string): boolean {
  return slug === toSlug(name) || slug.replace(/-\d+$/, '') === toSlug(name);
}
