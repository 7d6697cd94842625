import { LRUCache } from 'lru-cache';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import { fold } from '../../model/fold.js';
import {
  statesInPlaceOf,
  mayLieInYears,
  type CountryRecord,
  type NamedCountry,
  type Years,
} from '../../model/countries/country.js';

/** The country that a printed name refers to at a date, or why there is not exactly one. */
export type CountryResolution =
  | { country: CountryRecord }
  /** No country has this name. `nearest` has the countries with the most similar names, most similar first. */
  | { problem: 'UNKNOWN'; nearest: CountryRecord[] }
  /** The countries with this name did not exist at the date. `instead` has the states that existed in their place. */
  | { problem: 'DID_NOT_EXIST'; named: CountryRecord[]; instead: CountryRecord[] }
  /** Several countries may have had this name at the date. */
  | { problem: 'AMBIGUOUS'; named: CountryRecord[] };

/** `date` is EDTF; null if it is unknown. */
export type ResolveCountry = (name: string, date: string | null) => CountryResolution;

const MOST_NEAREST = 5;
/** A name must be longer than this to be suggested for a longer name that contains it. */
const SHORTEST_PART = 3;

/**
 * Returns a function that resolves printed country names. It ignores case, diacritics, apostrophes, "the" and inversion
 * ("Korea, South"), and never guesses. ISO codes count as names if they are in capitals.
 */
export function countryResolver(countries: Iterable<NamedCountry>): ResolveCountry {
  const all = [...countries];
  const bySlug = new Map(all.map((country) => [country.slug, country]));
  const index = indexOf(all);
  const known = [...index.keys()];
  const calledBy = new LRUCache<string, Called[]>({ max: 10_000, memoMethod: lookUp });

  return (name, date) => {
    const called = calledBy.memo(name);
    if (called.length === 0) return { problem: 'UNKNOWN', nearest: nearest(name) };
    const existing = called.filter(({ country }) => mayLieInYears(country, date));
    const named = distinct(called);
    if (existing.length === 0) {
      const instead = named.flatMap((country) => statesInPlaceOf(country, date!, bySlug));
      return { problem: 'DID_NOT_EXIST', named, instead: [...new Set(instead)] };
    }
    // A name used outside its period still refers to its country, if only one country has it.
    const current = distinct(existing.filter(({ years }) => mayLieInYears(years, date)));
    const meant = current.length > 0 ? current : distinct(existing);
    return meant.length === 1 ? { country: meant[0]! } : { problem: 'AMBIGUOUS', named: meant };
  };

  function lookUp(name: string): Called[] {
    const entries = spellings(name).map((spelling) => index.get(spelling));
    return entries.find((found) => found) ?? coded(all, name);
  }

  function nearest(name: string): CountryRecord[] {
    const printed = spellings(name)[0]!;
    const parts = known.filter((each) => isPart(each, printed) || isPart(printed, each));
    const near = [...parts.toSorted((a, b) => b.length - a.length), ...suggestionList(printed, known)];
    return [...new Set(near.flatMap((spelling) => distinct(index.get(spelling)!)))].slice(0, MOST_NEAREST);
  }
}

interface Called {
  country: NamedCountry;
  years: Years;
}

function indexOf(countries: NamedCountry[]): Map<string, Called[]> {
  const index = new Map<string, Called[]>();
  for (const country of countries) {
    for (const { name, ...years } of country.names) {
      const spelling = spellings(name)[0]!;
      index.set(spelling, [...(index.get(spelling) ?? []), { country, years }]);
    }
  }
  return index;
}

function coded(countries: NamedCountry[], name: string): Called[] {
  const of = countries.filter(({ code, code3 }) => name === code || name === code3);
  return of.map((country) => ({ country, years: { start: null, end: null } }));
}

function distinct(called: Called[]): NamedCountry[] {
  return [...new Set(called.map(({ country }) => country))];
}

/** Whether a name contains another as whole words, such as Poland in "Poland (government-in-exile)". */
function isPart(part: string, whole: string): boolean {
  const words = (text: string) => ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  return part.length > SHORTEST_PART && words(whole).includes(words(part));
}

/**
 * Returns the spellings under which a name is looked up: as printed and, if it is inverted, in natural order ("China, Republic
 * of").
 */
function spellings(name: string): string[] {
  const turned = /^([^,]+), ([^,]+)$/.exec(name);
  return [name, ...(turned ? [`${turned[2]} ${turned[1]}`] : [])].map((each) =>
    fold(each)
      .replace(/[’‘ʼ`]/g, "'")
      .replaceAll('&', 'and')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/\bthe /g, ''),
  );
}
