import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import { fold } from '../fold.js';
import { inPlaceOf, mayLieInYears, type CountryRecord, type Years } from './country.js';

/** A name of a country, and when it was in use. */
interface DatedName extends Years {
  name: string;
}

/** A country with what it is called. */
export interface NamedCountry extends CountryRecord {
  /** ISO 3166-1 alpha-2. */
  code: string | null;
  /** ISO 3166-1 alpha-3, or what a former state had. */
  code3: string | null;
  /** All names, the preferred one among them. */
  names: DatedName[];
}

/** The country of a printed name at a date, or why there is not one. */
export type CountryResolution =
  | { country: CountryRecord }
  /** No country has this name. The countries with the nearest names, the nearest first. */
  | { problem: 'UNKNOWN'; nearest: CountryRecord[] }
  /** The countries of this name did not exist at the date. The states that did in their place. */
  | { problem: 'DID_NOT_EXIST'; named: CountryRecord[]; instead: CountryRecord[] }
  /** Several countries may have been called so at the date. */
  | { problem: 'AMBIGUOUS'; named: CountryRecord[] };

/** `date` is EDTF; null if it is unknown. */
export type ResolveCountry = (name: string, date: string | null) => CountryResolution;

const MOST_NEAREST = 5;
/** Letters of a name below which it is no help inside another. */
const SHORTEST_PART = 3;

/**
 * Resolves printed names of countries. Case, diacritics, apostrophes, "the" and inverted names ("Korea, South")
 * do not matter; a name is never guessed. ISO codes are names in capitals.
 */
export function countryResolver(countries: Iterable<NamedCountry>): ResolveCountry {
  const all = [...countries];
  const bySlug = new Map(all.map((country) => [country.slug, country]));
  const index = indexOf(all);
  const known = [...index.keys()];

  return (name, date) => {
    const called =
      spellings(name)
        .map((spelling) => index.get(spelling))
        .find((entries) => entries) ?? coded(all, name);
    if (called.length === 0) return { problem: 'UNKNOWN', nearest: nearest(name) };
    const existing = called.filter(({ country }) => mayLieInYears(country, date));
    const named = distinct(called);
    if (existing.length === 0) {
      const instead = named.flatMap((country) => inPlaceOf(country, date!, bySlug));
      return { problem: 'DID_NOT_EXIST', named, instead: [...new Set(instead)] };
    }
    // A name that is printed before or after its time still means the only country that has it.
    const current = distinct(existing.filter(({ years }) => mayLieInYears(years, date)));
    const meant = current.length > 0 ? current : distinct(existing);
    return meant.length === 1 ? { country: meant[0]! } : { problem: 'AMBIGUOUS', named: meant };
  };

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

/** Whether a name stands in another as whole words: Poland in "Poland (government-in-exile)". */
function isPart(part: string, whole: string): boolean {
  const words = (text: string) => ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  return part.length > SHORTEST_PART && words(whole).includes(words(part));
}

/** The forms in which a name is looked up: as printed, and turned round where it is inverted ("China, Republic of"). */
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
