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
  const found = phrases.in(text);
  for (const { words, country } of citiesPlacedIn(text, found)) phrases.add(words, { country, by: 'city' });
  return phrases.in(text).flatMap(({ start, end, means }) => {
    const [only, ...others] = means;
    const isOne = others.every(({ country }) => country === only!.country);
    return isOne ? [{ start, end, words: text.slice(start, end), ...only! }] : [];
  });
}

type Phrase = ReturnType<Phrases<Pick<CountryMention, 'country' | 'by'>>['in']>[number];

/** The words before a country that name a city: "in Busan, South Korea," or, in a dateline, "BUSAN, South Korea (AP)". */
const CITY_BEFORE =
  /(?:(?<=(?<!\p{L})(?:in|to|at|near|from|outside) )\p{Lu}\p{Ll}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]+){0,2}|(?<=^|\n)\p{Lu}{2,}(?: \p{Lu}{2,}){0,2})(?=, $)/u;

/** "Turku, a port west of", before a city or a country. */
const TOWN_NEAR =
  /(?<![\p{L}’'-])(?<town>\p{Lu}\p{Ll}[\p{L}’'-]+(?: \p{Lu}\p{Ll}[\p{L}’'-]+)?), an? (?:[\p{Ll}-]+ ){0,3}(?:city|town|port|village|suburb|resort) (?:[\p{L}\p{N}-]+ ){0,4}(?:north|south|east|west)(?:east|west)?(?:ern)? of (?:the )?$/u;

/** Cities that the text itself places in a country, and that are not in the lists. */
function citiesPlacedIn(text: string, found: readonly Phrase[]): { words: string; country: string }[] {
  return found.flatMap(({ start, end, means: [only, ...others] }) => {
    const town = TOWN_NEAR.exec(text.slice(Math.max(0, start - 120), start))?.groups!['town'];
    if (town && others.length === 0) return [{ words: town, country: only!.country }];
    const isName = only?.by === 'name' && others.length === 0 && /^(?:[,.;)]| \()/u.test(text.slice(end, end + 2));
    const before = text.slice(Math.max(0, start - 60), start);
    const [words] = (isName && CITY_BEFORE.exec(before)) || [];
    if (!words) return [];
    const at = start - ', '.length - words.length;
    if (found.some((each) => each.start < at + words.length && each.end > at)) return [];
    return [{ words: cityName(words), country: only!.country }];
  });
}

/** "Oslo" for "OSLO", as in a dateline. */
export const cityName = (words: string): string =>
  /\p{Ll}/u.test(words) ? words : words.replace(/(?<=\p{L})\p{L}+/gu, (rest) => rest.toLowerCase());
