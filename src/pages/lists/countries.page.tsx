import { Text } from '../facts/names.js';
import { dateText } from '../dates/date-text.js';
import { CountriesPageDocument, type CountryWhere } from '../generated/graphql.js';
import { page } from '../page.js';
import { csvOf, countryUrl } from '../urls.js';
import { number } from '../words.js';
import { type FilterField, problemsOf, askedOf, wordsOf } from './filters.js';
import { List, listReads, listView } from './list.js';
import { placeOf } from './paging.js';

const PATH = '/countries';
const FIELDS: FilterField[] = [{ name: 'q', label: 'Name, also a former one', isSearch: true }];

export const countriesPage = page({
  route: PATH,
  document: CountriesPageDocument,
  reads: listReads(FIELDS),
  variables: ({ query }) => ({ where: whereOf(query), ...placeOf(query), ...askedOf(query) }),
  view: ({ meant = [], countries }, request) => {
    const problems = problemsOf(FIELDS, request.query);
    return {
      title: 'Countries',
      description: 'States, present and former, with the visits that they made and received.',
      ...listView(PATH, request, problems, csvOf('countries', whereOf(request.query))),
      main: () => (
      <List title="Countries" path={PATH} noun={['country', 'countries']} fields={FIELDS} request={request} problems={problems} meant={meant} connection={countries}>
        <table class="wide">
          <caption class="hidden">Countries</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Code</th>
              <th scope="col" class="number">
                Visits made
              </th>
              <th scope="col" class="number">
                Visits received
              </th>
            </tr>
          </thead>
          <tbody>
            {countries.nodes.map((country) => (
              <tr key={country.slug}>
                <th scope="row">
                  <a href={countryUrl(country)}>
                    <Text>{country.name}</Text>
                  </a>
                  {country.end && <span class="aside"> until {dateText(country.end)}</span>}
                </th>
                <td data-label="Code">{country.code ?? '–'}</td>
                <td data-label="Visits made" class="number">
                  {number(country.visitsMade.totalCount)}
                </td>
                <td data-label="Visits received" class="number">
                  {number(country.visitsHosted.totalCount)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </List>
    ), // prettier-ignore
    };
  },
});

function whereOf(query: URLSearchParams): CountryWhere {
  const search = wordsOf(query);
  return search === null ? {} : { search };
}
