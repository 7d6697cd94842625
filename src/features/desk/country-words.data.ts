import { countryWords } from '../../../seed/reference/country-words.js';

// Words other than names that texts use for countries, read when the desk is bundled.

/** Each country's slug, demonyms and cities: one line per country, the smallest form that browsers can load. */
export const COUNTRY_WORDS = Object.entries(countryWords())
  .map(([slug, { demonyms, cities }]) => [slug, ...demonyms, ...cities].join(';'))
  .join('\n');
