import { Name, Text } from '../facts/names.js';
import { OrganizationsPageDocument, type OrganizationKind, type OrganizationWhere } from '../generated/graphql.js';
import { page } from '../page.js';
import { csvOf, organizationUrl } from '../urls.js';
import { number, ORGANIZATION_KINDS, plain } from '../words.js';
import {
  choiceOf,
  countryOf,
  type FilterField,
  optionsOf,
  problemsOf,
  withUnknownCountries,
  askedOf,
  wordsOf,
} from './filters.js';
import { List, listReads, listView } from './list.js';
import { countryNames } from './country-choices.js';
import { placeOf } from './paging.js';

const PATH = '/organizations';
const KINDS = Object.fromEntries(ORGANIZATION_KINDS.map((kind) => [kind, plain(kind)])) as Record<
  OrganizationKind,
  string
>;
const FIELDS: FilterField[] = [
  { name: 'q', label: 'Name', isSearch: true },
  { name: 'country', label: 'Country', isCountry: true },
  { name: 'kind', label: 'Kind', options: optionsOf(KINDS) },
];

export const organizationsPage = page({
  route: PATH,
  document: OrganizationsPageDocument,
  reads: listReads(FIELDS),
  variables: ({ query }) => ({
    where: whereOf(query),
    ...placeOf(query),
    ...askedOf(query),
    country: countryOf(query, 'country'),
    ofCountry: countryOf(query, 'country') !== null,
  }),
  view: ({ meant = [], organizations, country, ...choices }, request) => {
    const problems = withUnknownCountries(problemsOf(FIELDS, request.query), request.query, { country });
    return {
      title: 'Organizations',
      description: 'Parties, governments, outlets and other organizations.',
      ...listView(PATH, request, problems, csvOf('organizations', whereOf(request.query))),
      main: () => (
      <List title="Organizations" path={PATH} noun={['organization', 'organizations']} fields={FIELDS} request={request} problems={problems} countries={countryNames(choices)} meant={meant} connection={organizations}>
        <table class="wide">
          <caption class="hidden">Organizations</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Kind</th>
              <th scope="col">Country</th>
              <th scope="col" class="number">
                Statements reported
              </th>
            </tr>
          </thead>
          <tbody>
            {organizations.nodes.map((each) => (
              <tr key={each.slug}>
                <th scope="row">
                  <a href={organizationUrl(each)}>
                    <Text>{each.name}</Text>
                  </a>
                  {each.abbreviation !== null && each.abbreviation !== each.name && (
                    <>
                      {' ('}
                      <Text>{each.abbreviation}</Text>
                      {')'}
                    </>
                  )}
                </th>
                <td data-label="Kind">{plain(each.kind)}</td>
                <td data-label="Country">{each.country ? <Name of={each.country} as="Country" /> : '–'}</td>
                <td data-label="Statements reported" class="number">
                  {number(each.reported.totalCount)}
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

function whereOf(query: URLSearchParams): OrganizationWhere {
  const [search, country, kind] = [wordsOf(query), countryOf(query, 'country'), choiceOf(query, 'kind', KINDS)];
  return {
    ...(search && { search }),
    ...(country && { country }),
    ...(kind && { kind: [kind] }),
  };
}
