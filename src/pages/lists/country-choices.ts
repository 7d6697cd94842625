import type { CountryChoicesFragment } from '../generated/graphql.js';

/** The names of all countries, by name. */
export function countryNames({ countriesFirst, countriesBetween, countriesLast }: CountryChoicesFragment): string[] {
  const names = [countriesFirst, countriesBetween, countriesLast].flatMap(({ nodes }) => nodes.map(({ name }) => name));
  return [...new Set(names)];
}
