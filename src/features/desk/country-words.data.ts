import { countryWords } from '../drafting/names/countries.js';

// Words other than names that texts use for countries, read when the desk is bundled.

/** Each country's demonyms and cities, by slug. */
export const COUNTRY_WORDS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(countryWords()).map(([slug, { demonyms, cities }]) => [slug, [...demonyms, ...cities]]),
);
