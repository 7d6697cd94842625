import { countryWords } from '../../../seed/reference/country-words.js';

// Words other than names that texts use for countries, read when the desk is bundled.

const LONGEST = 35;

/** "8ian" for "Argentinian": the number of letters shared with the slug, in base 36, and the rest. */
function shortened(word: string, slug: string): string {
  const name = slug[0]!.toUpperCase() + slug.slice(1, LONGEST);
  const shared = [...name].findIndex((letter, at) => letter !== word[at]);
  const length = shared < 0 ? name.length : shared;
  return length > 2 ? length.toString(LONGEST + 1) + word.slice(length) : word;
}

const rows = Object.entries(countryWords())
  .map(([slug, { demonyms, cities }]) => [slug, ...[...demonyms, ...cities].map((each) => shortened(each, slug))])
  .toSorted(([, one = ''], [, other = '']) => (one < other ? -1 : 1)) // compresses best
  .toSorted((a, b) => b.length - a.length);

/**
 * The slugs of countries, then their demonyms and cities: a line has the first words of all countries, the next one the second
 * words. Countries with more words come first. This is the smallest form that browsers can load.
 */
export const COUNTRY_WORDS = rows[0]!.map((_, column) => rows.flatMap((row) => row[column] ?? []).join(';')).join('\n');
