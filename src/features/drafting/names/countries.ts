import { countryWords } from '../../../../seed/reference/country-words.js';
import { mayLieInYears, type NamedCountry } from '../../../model/countries/country.js';
import type { UnitSpan } from '../language/sentences.js';
import { Phrases } from './phrases.js';

export interface CountryMention extends UnitSpan {
  words: string;
  /** The country's slug. */
  country: string;
  /** Whether the words are its name ("China"), its adjective ("Chinese"), or one of its cities ("Beijing"). */
  by: 'name' | 'people' | 'city';
}

/** Finds mentions of countries, in the order of the text. Former countries count only if the text is from their time. */
export function countriesIn(text: string, countries: readonly NamedCountry[], published: string | null): CountryMention[] {
  const phrases = new Phrases<Pick<CountryMention, 'country' | 'by'>>();
  const existing = countries.filter((each) => (published === null ? each.end === null : mayLieInYears(each, published)));
  for (const { slug, names } of existing) {
    const named = { country: slug, by: 'name' as const };
    for (const { name, ...years } of names) if (mayLieInYears(years, published)) phrases.add(name, named);
    const { demonyms, cities } = countryWords()[slug] ?? { demonyms: [], cities: [] };
    for (const demonym of demonyms) phrases.add(demonym, { country: slug, by: 'people' });
    for (const city of cities) phrases.add(city, { country: slug, by: 'city' });
  }
  return phrases.in(text).flatMap(({ start, end, means }) => {
    const [only, ...others] = means;
    const isOne = others.every(({ country }) => country === only!.country);
    return isOne ? [{ start, end, words: text.slice(start, end), ...only! }] : [];
  });
}
