import type { CoverageOf } from '../../panel/coverage.js';
import { countOrCoverage, everCovered } from '../facts/covered.js';
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
import { ANNOUNCED, TOOK_PLACE, withAnnounced } from '../words.js';
import { selectedChoice, choiceOptions, searchWords } from './filters.js';
import type { ListedPage } from './list.js';
import { listPage } from './list-page.js';
import { slicePage } from './paging.js';

const SORT = { name: 'by name, with those without visits' };

interface Counts {
  made: number;
  received: number;
  /** Visits made or received that are only announced. */
  madeAhead: number;
  receivedAhead: number;
}
const NO_COUNTS: Counts = { made: 0, received: 0, madeAhead: 0, receivedAhead: 0 };

interface CountedCountry extends CountryLineFragment, Counts {
  covers: CoverageOf;
}

export const countriesPage = listPage<CountriesPageQuery, CountriesPageQueryVariables, CountedCountry>({
  path: '/countries',
  title: 'Countries',
  noun: ['country', 'countries'],
  description: 'States, present and former, with the visits that they made and received.',
  explain: (rows, query) =>
    [
      isByVisits(query) ? 'Countries that made and received none are left out.' : '',
      rows.some(isUncovered) ? 'Not covered: no source says that it lists such visits.' : '',
    ]
      .filter(Boolean)
      .join(' '),
  fields: [
    { name: 'q', label: 'Name, present or former', isSearch: true },
    { name: 'sort', label: 'Order', options: choiceOptions(SORT, 'most visits first') },
  ],
  document: CountriesPageDocument,
  where: whereOf,
  variables: (query) => {
    const [guests, hosts] = [halvesOf(TOOK_PLACE, 'guest'), halvesOf(TOOK_PLACE, 'host')];
    return {
      ...{ byVisits: isByVisits(query), held: TOOK_PLACE, ahead: ANNOUNCED },
      ...{ earlyGuests: guests.early, lateGuests: guests.late, earlyHosts: hosts.early, lateHosts: hosts.late },
    };
  },
  rows: (data, { query, today }) => {
    const covers = everCovered(data.coverage, today);
    return data.countries ? namedCountries(data.countries, covers) : slicePage(countriesByVisits(data, covers), query);
  },
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
    {
      label: 'Visits made',
      isNumber: true,
      cell: ({ slug, made, madeAhead, covers }) => withAnnounced(countOrCoverage(made, covers(slug, null)), madeAhead),
    },
    {
      label: 'Visits received',
      isNumber: true,
      cell: ({ slug, received, receivedAhead, covers }) =>
        withAnnounced(countOrCoverage(received, covers(null, slug)), receivedAhead),
    },
  ],
});

/** Whether a number of visits is shown as “not covered”. */
const isUncovered = ({ slug, made, received, covers }: CountedCountry) =>
  (made === 0 && covers(slug, null) === 'NO') || (received === 0 && covers(null, slug) === 'NO');

const isByVisits = (query: URLSearchParams) => searchWords(query) === null && selectedChoice(query, 'sort', SORT) === null;

function namedCountries(
  { nodes, ...page }: NonNullable<CountriesPageQuery['countries']>,
  covers: CoverageOf,
): ListedPage<CountedCountry> {
  const counted = nodes.map(({ visitsMade, visitsHosted, aheadMade, aheadHosted, ...country }) => ({
    ...{ ...country, covers, made: visitsMade.totalCount, received: visitsHosted.totalCount },
    ...{ madeAhead: aheadMade.totalCount, receivedAhead: aheadHosted.totalCount },
  }));
  return { ...page, nodes: counted };
}

/** Returns all countries with visits, most visits first. */
function countriesByVisits(data: CountriesPageQuery, covers: CoverageOf): CountedCountry[] {
  const countries = new Map<string, CountedCountry>();
  const add = (side: keyof Counts, country: CountryLineFragment | null, count: number) => {
    if (!country) return;
    countries.set(country.slug, { ...NO_COUNTS, ...country, covers, ...countries.get(country.slug), [side]: count });
  };
  for (const part of [data.made, data.madeMost, data.madeLeast])
    for (const { guestCountry, count } of part?.nodes ?? []) add('made', guestCountry, count);
  for (const part of [data.received, data.receivedMost, data.receivedLeast])
    for (const { hostCountry, count } of part?.nodes ?? []) add('received', hostCountry, count);
  for (const { guestCountry, count } of data.madeAhead?.nodes ?? []) add('madeAhead', guestCountry, count);
  for (const { hostCountry, count } of data.receivedAhead?.nodes ?? []) add('receivedAhead', hostCountry, count);
  const total = ({ made, received }: CountedCountry) => made + received;
  return [...countries.values()].toSorted((a, b) => total(b) - total(a) || a.name.localeCompare(b.name, 'en'));
}

function whereOf(query: URLSearchParams): CountryWhere {
  const search = searchWords(query);
  return search === null ? {} : { search };
}
