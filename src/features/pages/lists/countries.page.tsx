import { Link } from '../facts/names.js';
import { dateText } from '../dates/date-text.js';
import { halvesOf } from '../explore/map.page.js';
import {
  CountriesPageDocument,
  type CountriesPageQuery,
  type CountriesPageQueryVariables,
  type CountryLineFragment,
  type CountryWhere,
} from '../generated/graphql.js';
import { countryUrl } from '../../../http/urls.js';
import { NOT_DENIED, number } from '../words.js';
import { selectedChoice, choiceOptions, searchWords } from './filters.js';
import type { ListedPage } from './list.js';
import { listPage } from './list-page.js';
import { slicePage } from './paging.js';

const SORT = { name: 'by name, with those without visits' };

interface CountedCountry extends CountryLineFragment {
  made: number;
  received: number;
}

export const countriesPage = listPage<CountriesPageQuery, CountriesPageQueryVariables, CountedCountry>({
  path: '/countries',
  title: 'Countries',
  noun: ['country', 'countries'],
  description: 'States, present and former, with the visits that they made and received.',
  fields: [
    { name: 'q', label: 'Name, present or former', isSearch: true },
    { name: 'sort', label: 'Order', options: choiceOptions(SORT, 'most visits first') },
  ],
  document: CountriesPageDocument,
  where: whereOf,
  variables: (query) => {
    const [guests, hosts] = [halvesOf(NOT_DENIED, 'guest'), halvesOf(NOT_DENIED, 'host')];
    return {
      byVisits: isByVisits(query),
      ...{ earlyGuests: guests.early, lateGuests: guests.late, earlyHosts: hosts.early, lateHosts: hosts.late },
    };
  },
  rows: (data, query) => (data.countries ? namedCountries(data.countries) : slicePage(countriesByVisits(data), query)),
  show: [
    {
      label: 'Name',
      cell: (country) => (
        <>
          <Link to={countryUrl(country)}>{country.name}</Link>
          {country.end && <span class="aside"> until {dateText(country.end)}</span>}
        </>
      ),
    },
    { label: 'Code', cell: ({ code }) => code ?? '–' },
    { label: 'Visits made', isNumber: true, cell: ({ made }) => number(made) },
    { label: 'Visits received', isNumber: true, cell: ({ received }) => number(received) },
  ],
});

const isByVisits = (query: URLSearchParams) => searchWords(query) === null && selectedChoice(query, 'sort', SORT) === null;

function namedCountries({ nodes, ...page }: NonNullable<CountriesPageQuery['countries']>): ListedPage<CountedCountry> {
  const counted = nodes.map(({ visitsMade, visitsHosted, ...country }) => ({
    ...country,
    ...{ made: visitsMade.totalCount, received: visitsHosted.totalCount },
  }));
  return { ...page, nodes: counted };
}

/** Returns all countries with visits, most visits first. */
function countriesByVisits(data: CountriesPageQuery): CountedCountry[] {
  const countries = new Map<string, CountedCountry>();
  const add = (side: 'made' | 'received', country: CountryLineFragment | null, count: number) => {
    if (!country) return;
    countries.set(country.slug, { made: 0, received: 0, ...country, ...countries.get(country.slug), [side]: count });
  };
  for (const part of [data.made, data.madeMost, data.madeLeast])
    for (const { guestCountry, count } of part?.nodes ?? []) add('made', guestCountry, count);
  for (const part of [data.received, data.receivedMost, data.receivedLeast])
    for (const { hostCountry, count } of part?.nodes ?? []) add('received', hostCountry, count);
  const total = ({ made, received }: CountedCountry) => made + received;
  return [...countries.values()].toSorted((a, b) => total(b) - total(a) || a.name.localeCompare(b.name, 'en'));
}

function whereOf(query: URLSearchParams): CountryWhere {
  const search = searchWords(query);
  return search === null ? {} : { search };
}
