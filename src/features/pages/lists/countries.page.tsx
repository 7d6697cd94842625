import { Link } from '../facts/names.js';
import { dateText } from '../dates/date-text.js';
import { CountriesPageDocument, type CountryWhere } from '../generated/graphql.js';
import { countryUrl } from '../../../http/urls.js';
import { number } from '../words.js';
import { searchWords } from './filters.js';
import { listPage } from './list-page.js';

export const countriesPage = listPage({
  path: '/countries',
  title: 'Countries',
  noun: ['country', 'countries'],
  description: 'States, present and former, with the visits that they made and received.',
  fields: [{ name: 'q', label: 'Name, present or former', isSearch: true }],
  document: CountriesPageDocument,
  where: whereOf,
  rows: ({ countries }) => countries,
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
    { label: 'Visits made', isNumber: true, cell: ({ visitsMade }) => number(visitsMade.totalCount) },
    { label: 'Visits received', isNumber: true, cell: ({ visitsHosted }) => number(visitsHosted.totalCount) },
  ],
});

function whereOf(query: URLSearchParams): CountryWhere {
  const search = searchWords(query);
  return search === null ? {} : { search };
}
