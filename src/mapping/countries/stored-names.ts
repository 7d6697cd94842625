import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import { iso31661 } from 'iso-3166';
import { fold } from '../../db/fold.js';
import type { KnownCountry, ResolveCountry } from './resolution.js';

/** A country with all that it is called. */
export interface StoredCountry extends KnownCountry {
  /** ISO 3166-1 alpha-2. */
  code: string | null;
  names: readonly string[];
}

const MOST_NEAREST = 5;
const ALPHA_3 = new Map<string, string>(iso31661.map(({ alpha2, alpha3 }) => [alpha2, alpha3]));

/** Resolves names and codes of ISO 3166-1 as they are stored, at any date. A name is never guessed. */
export function storedNames(countries: readonly StoredCountry[]): ResolveCountry {
  const index = new Map<string, StoredCountry>();
  for (const country of countries) {
    for (const name of country.names) index.set(folded(name), country);
  }
  const codes = new Map(countries.flatMap((country) => codesOf(country).map((code) => [code, country] as const)));
  const names = [...index.keys()];
  return (name) => {
    const country = index.get(folded(name)) ?? codes.get(name);
    if (country) return { country };
    const printed = folded(name);
    const parts = names.filter((known) => known.length > 3 && ` ${words(printed)} `.includes(` ${words(known)} `));
    const near = [...parts.toSorted((a, b) => b.length - a.length), ...suggestionList(printed, names)];
    const nearest = [...new Set(near.map((known) => index.get(known)!))].slice(0, MOST_NEAREST);
    return { problem: 'UNKNOWN', nearest };
  };
}

function folded(name: string): string {
  return fold(name)
    .replace(/[’‘ʼ`]/g, "'")
    .replaceAll('&', 'and');
}

function words(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function codesOf({ code }: StoredCountry): string[] {
  if (code === null) return [];
  return [code, ALPHA_3.get(code) ?? []].flat();
}
