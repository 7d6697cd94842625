import { countryWords } from '../drafting/names/countries.js';

// By what else than their names texts name countries, read when the desk is bundled.

/** The demonyms and cities of countries, by slug. */
export const COUNTRY_WORDS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(countryWords()).map(([slug, { demonyms, cities }]) => [slug, [...demonyms, ...cities]]),
);
