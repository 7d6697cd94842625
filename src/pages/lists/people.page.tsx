import { Name, Text } from '../facts/names.js';
import { PeoplePageDocument, type PersonWhere } from '../generated/graphql.js';
import { page } from '../page.js';
import { csvOf, personUrl, withQuery } from '../urls.js';
import { counted, number } from '../words.js';
import { countryNames } from './country-choices.js';
import { countryOf, type FilterField, problemsOf, withUnknownCountries, askedOf, wordsOf } from './filters.js';
import { List, listReads, listView } from './list.js';
import { placeOf } from './paging.js';

const PATH = '/people';
const FIELDS: FilterField[] = [
  { name: 'q', label: 'Name, in any spelling', isSearch: true },
  { name: 'country', label: 'Country', isCountry: true },
];

export const peoplePage = page({
  route: PATH,
  document: PeoplePageDocument,
  reads: listReads(FIELDS),
  variables: ({ query }) => ({
    where: whereOf(query),
    ...placeOf(query),
    ...askedOf(query),
    country: countryOf(query, 'country'),
    ofCountry: countryOf(query, 'country') !== null,
  }),
  view: ({ meant = [], people, identified, country, ...choices }, request) => {
    const problems = withUnknownCountries(problemsOf(FIELDS, request.query), request.query, { country });
    return {
      title: 'People',
      description: 'The people who took part in visits and events, or were quoted.',
      ...listView(PATH, request, problems, csvOf('people', whereOf(request.query))),
      main: () => (
        <List
          title="People"
          path={PATH}
          noun={['person', 'people']}
          fields={FIELDS}
          request={request}
          problems={problems}
          countries={countryNames(choices)}
          meant={meant}
          connection={people}
          before={
            <>
              <Unresolved visits={identified.unresolved} />
              <p class="aside">
                <a href="/spellings">People who may be one</a>
              </p>
            </>
          }
        >
          <table class="wide">
            <caption class="hidden">People</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Also</th>
                <th scope="col">Country</th>
                <th scope="col" class="number">
                  Visits
                </th>
                <th scope="col" class="number">
                  Statements
                </th>
              </tr>
            </thead>
            <tbody>
              {people.nodes.map((person) => (
                <tr key={person.slug}>
                  <th scope="row">
                    <a href={personUrl(person)}>
                      <Text>{person.name}</Text>
                    </a>
                  </th>
                  <td data-label="Also">
                    <Text>{person.aliases.slice(0, 3).join('; ') || '–'}</Text>
                  </td>
                  <td data-label="Country">{person.country ? <Name of={person.country} as="Country" /> : '–'}</td>
                  <td data-label="Visits" class="number">
                    {number(person.visits.totalCount)}
                  </td>
                  <td data-label="Statements" class="number">
                    {number(person.statements.totalCount)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </List>
      ),
    };
  },
});

/** What the numbers of visits leave out. */
function Unresolved({ visits }: { visits: number }) {
  if (visits === 0) return null;
  return (
    <p class="aside">
      Not in the numbers below: <a href={withQuery('/visits', { delegates: 'unknown' })}>{counted(visits, 'visit')}</a> with a
      delegate of whom it is not settled who it is.
    </p>
  ); // prettier-ignore
}

function whereOf(query: URLSearchParams): PersonWhere {
  const [search, country] = [wordsOf(query), countryOf(query, 'country')];
  return {
    ...(search && { search }),
    ...(country && { country }),
  };
}
