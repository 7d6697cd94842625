import { fold } from '../../../model/fold.js';
import { countriesCalled } from '../../notes/country-names.js';
import { defineRest, type Rest } from '../charts/rest.js';
import {
  type ChosenCountriesFragment,
  CountriesMeantDocument,
  type CountriesMeantQuery,
  type DatedCountryFragment,
} from '../generated/graphql.js';
import { countriesNamed, dateParameter, searchWords, textParameter, yearParameter } from './filters.js';

/** The countries that the value of each country field may refer to. `near`: if there are none, those with similar names. */
export type FoundCountries = Readonly<
  Record<string, (ChosenCountriesFragment & { near?: CountriesMeantQuery['near']['nodes'] }) | null | undefined>
>;

const COUNTRY_FIELDS = ['country', 'guest', 'host'];

/** Returns the country whose slug is the value of a field; null if there is none. */
export function chosenCountry(query: URLSearchParams, name: string, found: FoundCountries) {
  return found[name]?.nodes.find(({ slug }) => slug === textParameter(query, name)) ?? null;
}

/** Returns the first country field whose value is the name of no country or of several, and whose choices are not known yet. */
const unclearCountry = (found: FoundCountries, query: URLSearchParams) =>
  COUNTRY_FIELDS.find((name) => {
    const { totalCount, near } = found[name] ?? { totalCount: 1 };
    return totalCount !== 1 && !near && !chosenCountry(query, name, found) && searchWords(query, name) !== null;
  });

/** Returns the first and the last day on which the filter's visits may have begun; undefined if there is none. */
function periodIn(query: URLSearchParams): { gte?: string; lte?: string } {
  const [since, until] = [dateParameter(query, 'since'), dateParameter(query, 'until')];
  const decade = yearParameter(query, 'decade');
  const [from, to] = decade === null ? [] : [`${decade}-01-01`, `${decade.slice(0, 3)}9-12-31`];
  return { gte: since?.first ?? from, lte: until?.last ?? to };
}

/** Whether a country may have existed when the filter's visits began. */
export function mayHaveExisted({ start, end }: DatedCountryFragment, query: URLSearchParams): boolean {
  const { gte, lte } = periodIn(query);
  return !(lte && start?.earliest && start.earliest > lte) && !(gte && end?.latest && end.latest < gte);
}

const MEANT = defineRest({
  document: CountriesMeantDocument,
  next: (found: FoundCountries, { query }) => {
    const name = unclearCountry(found, query);
    return name === undefined
      ? null
      : { words: searchWords(query, name)!, named: countriesNamed(query, name)!, existedIn: periodIn(query) };
  },
  add: (found, { called, former, near }: CountriesMeantQuery, { query }) => {
    const name = unclearCountry(found, query)!;
    const words = textParameter(query, name)!;
    const withNames = called.nodes.map((country) => ({
      ...country,
      names: [country.name, country.officialName ?? '', ...country.aliases].map(fold),
    }));
    // The Soviet Union followed the Russian Empire, which is called Russia. Austria-Hungary is not called Yugoslavia.
    const named = new Set(found[name]!.nodes.map(({ slug }) => slug));
    const between = former.nodes.filter((each) => [each, ...each.predecessors].some(({ slug }) => named.has(slug)));
    const meant = [...between, ...countriesCalled(words, words, withNames)];
    const nodes = [...new Map(meant.map((country) => [country.slug, country])).values()];
    const countries = nodes.length > 0 ? { totalCount: nodes.length, nodes } : found[name]!;
    return { ...found, [name]: { ...countries, near: countries.totalCount === 0 ? near.nodes : [] } };
  },
});

/** Requests the choices for an ambiguous or unknown name in a country field of a page. */
export const countriesMeantRest = <Data>() => MEANT as unknown as Rest<Data>;
