import { countryWords } from '../drafting/names/countries.js';

// The words other than names by which texts refer to countries, read when the desk is bundled.

/** The demonyms and cities of countries, by slug. */
export const COUNTRY_WORDS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(countryWords()).map(([slug, { demonyms, cities }]) => [slug, [...demonyms, ...cities]]),
);
