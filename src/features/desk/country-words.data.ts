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

/** Each country's slug, demonyms and cities: one line per country, the smallest form that browsers can load. */
export const COUNTRY_WORDS = Object.entries(countryWords())
  .map(([slug, { demonyms, cities }]) => [slug, ...[...demonyms, ...cities].map((each) => shortened(each, slug))].join(';'))
  .join('\n');
