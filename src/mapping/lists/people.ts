import { slugOf } from '../../claims/slug.js';
import { fold } from '../../db/fold.js';
import type { FileProblem } from '../problem.js';
import type { List } from './read-list.js';

/** `records` and `group` stand in the list that a report proposes, and say nothing. */
export const PEOPLE_COLUMNS = {
  required: ['spelling', 'slug'],
  optional: ['country', 'name', 'records', 'group'],
} as const;

export interface Settled {
  slug: string;
  name: string;
  /** Null if the list settles the spelling for any country. */
  country: string | null;
}

/** The person of a spelling in a country, where the list settles it. */
export type SettlePerson = (spelling: string, country: string | null) => Settled | null;

export function peopleList(
  { file, rows }: List<'spelling' | 'slug' | 'country' | 'name' | 'records' | 'group'>,
  countries: ReadonlyMap<string, unknown>,
): { settle: SettlePerson; problems: FileProblem[] } {
  const problems: FileProblem[] = [];
  const names = new Map<string, string>();
  for (const { values } of rows) {
    for (const name of [values.name, values.spelling]) {
      if (name && !names.has(values.slug) && isSlugOf(values.slug, name)) names.set(values.slug, name);
    }
  }
  const settled = new Map<string, Settled>();
  for (const { line, values } of rows) {
    const { spelling, slug, country } = values;
    const refuse = (message: string) => problems.push({ file, line, code: 'list-value', message });
    const name = names.get(slug);
    if (country && !countries.has(country)) refuse(`there is no country with the slug ${country}`);
    if (name === undefined) refuse(`the slug ${slug} is that of no spelling or name in the list: give the name`);
    const key = keyOf(spelling, country || null);
    const before = settled.get(key);
    if (before && before.slug !== slug) refuse(`${spelling} is ${before.slug} further up, and ${slug} here`);
    if (!before && name !== undefined) settled.set(key, { slug, name, country: country || null });
  }
  const settle: SettlePerson = (spelling, country) =>
    settled.get(keyOf(spelling, country)) ?? settled.get(keyOf(spelling, null)) ?? null;
  return { settle, problems };
}

function keyOf(spelling: string, country: string | null): string {
  return `${country ?? ''} ${fold(spelling)}`;
}

function isSlugOf(slug: string, name: string): boolean {
  return slug === slugOf(name) || slug.replace(/-\d+$/, '') === slugOf(name);
}
