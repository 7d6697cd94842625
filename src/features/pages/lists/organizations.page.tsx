import { OrganizationKind } from '../../../model/generated/enums.js';
import { Link, NameLink, Text } from '../facts/names.js';
import { OrganizationsPageDocument, type OrganizationWhere } from '../generated/graphql.js';
import { organizationUrl } from '../../../http/urls.js';
import { number, plain } from '../words.js';
import { selectedChoice, filterByCountry, choiceOptions, searchWords } from './filters.js';
import { listPage } from './list-page.js';

const ALL_KINDS = Object.keys(OrganizationKind).toSorted();
const KINDS = Object.fromEntries(ALL_KINDS.map((kind) => [kind, plain(kind)])) as Record<OrganizationKind, string>;

export const organizationsPage = listPage({
  path: '/organizations',
  title: 'Organizations',
  noun: ['organization', 'organizations'],
  description: 'Parties, governments, outlets and other organizations.',
  fields: [
    { name: 'q', label: 'Name', isSearch: true },
    { name: 'country', label: 'Country', isCountry: true },
    { name: 'kind', label: 'Kind', options: choiceOptions(KINDS) },
  ],
  document: OrganizationsPageDocument,
  where: whereOf,
  rows: ({ organizations }) => organizations,
  show: [
    {
      label: 'Name',
      cell: (organization) => (
        <>
          <Link to={organizationUrl(organization)}>{organization.name}</Link>
          {organization.abbreviation !== null && organization.abbreviation !== organization.name && (
            <>
              {' ('}
              <Text>{organization.abbreviation}</Text>
              {')'}
            </>
          )}
        </>
      ),
    },
    { label: 'Kind', cell: ({ kind }) => plain(kind) },
    { label: 'Country', cell: ({ country }) => (country ? <NameLink of={country} as="Country" /> : '–') },
    { label: 'Statements reported', isNumber: true, cell: ({ reported }) => number(reported.totalCount) },
  ],
});

function whereOf(query: URLSearchParams): OrganizationWhere {
  const [search, country, kind] = [searchWords(query), filterByCountry(query, 'country'), selectedChoice(query, 'kind', KINDS)];
  return {
    ...(search && { search }),
    ...(country && { country }),
    ...(kind && { kind: [kind] }),
  };
}
