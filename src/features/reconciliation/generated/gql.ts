/* eslint-disable */
import * as types from './graphql.js';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Candidates($query: String!, $types: [SearchType!]!, $first: Int!, $full: Boolean!) {\n  search(query: $query, types: $types, first: $first) {\n    nodes {\n      __typename\n      ... on Person {\n        ...PersonEntity\n      }\n      ... on Organization {\n        ...OrganizationEntity\n      }\n      ... on Country {\n        ...CountryEntity\n      }\n    }\n  }\n}": typeof types.CandidatesDocument,
    "query CurrentSlug($slug: String!, $isPerson: Boolean!) {\n  person(slug: $slug) @include(if: $isPerson) {\n    slug\n  }\n  organization(slug: $slug) @skip(if: $isPerson) {\n    slug\n  }\n}": typeof types.CurrentSlugDocument,
    "query Entities($people: PersonWhere!, $organizations: OrganizationWhere!, $countries: CountryWhere!, $hasPeople: Boolean!, $hasOrganizations: Boolean!, $hasCountries: Boolean!, $first: Int!, $full: Boolean!) {\n  people(where: $people, first: $first) @include(if: $hasPeople) {\n    nodes {\n      __typename\n      ...PersonEntity\n    }\n  }\n  organizations(where: $organizations, first: $first) @include(if: $hasOrganizations) {\n    nodes {\n      __typename\n      ...OrganizationEntity\n    }\n  }\n  countries(where: $countries, first: $first) @include(if: $hasCountries) {\n    nodes {\n      __typename\n      ...CountryEntity\n    }\n  }\n}": typeof types.EntitiesDocument,
    "fragment PersonEntity on Person {\n  slug\n  name\n  aliases\n  country {\n    ...StateEntity\n  }\n  positions {\n    title\n    start @include(if: $full) {\n      earliest\n      latest\n    }\n    end @include(if: $full) {\n      earliest\n      latest\n    }\n    organization @include(if: $full) {\n      name\n    }\n    country @include(if: $full) {\n      ...StateEntity\n    }\n  }\n  identifiers @include(if: $full) {\n    scheme\n    value\n  }\n}\n\nfragment OrganizationEntity on Organization {\n  slug\n  name\n  aliases\n  abbreviation\n  kind\n  country {\n    ...StateEntity\n  }\n  identifiers @include(if: $full) {\n    scheme\n    value\n  }\n}\n\nfragment CountryEntity on Country {\n  ...StateEntity\n  officialName\n  sovereign\n  start {\n    earliest\n    latest\n  }\n  end {\n    earliest\n    latest\n  }\n  identifiers @include(if: $full) {\n    scheme\n    value\n  }\n}\n\nfragment StateEntity on Country {\n  slug\n  name\n  aliases\n  code\n  code3\n}": typeof types.PersonEntityFragmentDoc,
};
const documents: Documents = {
    "query Candidates($query: String!, $types: [SearchType!]!, $first: Int!, $full: Boolean!) {\n  search(query: $query, types: $types, first: $first) {\n    nodes {\n      __typename\n      ... on Person {\n        ...PersonEntity\n      }\n      ... on Organization {\n        ...OrganizationEntity\n      }\n      ... on Country {\n        ...CountryEntity\n      }\n    }\n  }\n}": types.CandidatesDocument,
    "query CurrentSlug($slug: String!, $isPerson: Boolean!) {\n  person(slug: $slug) @include(if: $isPerson) {\n    slug\n  }\n  organization(slug: $slug) @skip(if: $isPerson) {\n    slug\n  }\n}": types.CurrentSlugDocument,
    "query Entities($people: PersonWhere!, $organizations: OrganizationWhere!, $countries: CountryWhere!, $hasPeople: Boolean!, $hasOrganizations: Boolean!, $hasCountries: Boolean!, $first: Int!, $full: Boolean!) {\n  people(where: $people, first: $first) @include(if: $hasPeople) {\n    nodes {\n      __typename\n      ...PersonEntity\n    }\n  }\n  organizations(where: $organizations, first: $first) @include(if: $hasOrganizations) {\n    nodes {\n      __typename\n      ...OrganizationEntity\n    }\n  }\n  countries(where: $countries, first: $first) @include(if: $hasCountries) {\n    nodes {\n      __typename\n      ...CountryEntity\n    }\n  }\n}": types.EntitiesDocument,
    "fragment PersonEntity on Person {\n  slug\n  name\n  aliases\n  country {\n    ...StateEntity\n  }\n  positions {\n    title\n    start @include(if: $full) {\n      earliest\n      latest\n    }\n    end @include(if: $full) {\n      earliest\n      latest\n    }\n    organization @include(if: $full) {\n      name\n    }\n    country @include(if: $full) {\n      ...StateEntity\n    }\n  }\n  identifiers @include(if: $full) {\n    scheme\n    value\n  }\n}\n\nfragment OrganizationEntity on Organization {\n  slug\n  name\n  aliases\n  abbreviation\n  kind\n  country {\n    ...StateEntity\n  }\n  identifiers @include(if: $full) {\n    scheme\n    value\n  }\n}\n\nfragment CountryEntity on Country {\n  ...StateEntity\n  officialName\n  sovereign\n  start {\n    earliest\n    latest\n  }\n  end {\n    earliest\n    latest\n  }\n  identifiers @include(if: $full) {\n    scheme\n    value\n  }\n}\n\nfragment StateEntity on Country {\n  slug\n  name\n  aliases\n  code\n  code3\n}": types.PersonEntityFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Candidates($query: String!, $types: [SearchType!]!, $first: Int!, $full: Boolean!) {\n  search(query: $query, types: $types, first: $first) {\n    nodes {\n      __typename\n      ... on Person {\n        ...PersonEntity\n      }\n      ... on Organization {\n        ...OrganizationEntity\n      }\n      ... on Country {\n        ...CountryEntity\n      }\n    }\n  }\n}"): typeof import('./graphql.js').CandidatesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CurrentSlug($slug: String!, $isPerson: Boolean!) {\n  person(slug: $slug) @include(if: $isPerson) {\n    slug\n  }\n  organization(slug: $slug) @skip(if: $isPerson) {\n    slug\n  }\n}"): typeof import('./graphql.js').CurrentSlugDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Entities($people: PersonWhere!, $organizations: OrganizationWhere!, $countries: CountryWhere!, $hasPeople: Boolean!, $hasOrganizations: Boolean!, $hasCountries: Boolean!, $first: Int!, $full: Boolean!) {\n  people(where: $people, first: $first) @include(if: $hasPeople) {\n    nodes {\n      __typename\n      ...PersonEntity\n    }\n  }\n  organizations(where: $organizations, first: $first) @include(if: $hasOrganizations) {\n    nodes {\n      __typename\n      ...OrganizationEntity\n    }\n  }\n  countries(where: $countries, first: $first) @include(if: $hasCountries) {\n    nodes {\n      __typename\n      ...CountryEntity\n    }\n  }\n}"): typeof import('./graphql.js').EntitiesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PersonEntity on Person {\n  slug\n  name\n  aliases\n  country {\n    ...StateEntity\n  }\n  positions {\n    title\n    start @include(if: $full) {\n      earliest\n      latest\n    }\n    end @include(if: $full) {\n      earliest\n      latest\n    }\n    organization @include(if: $full) {\n      name\n    }\n    country @include(if: $full) {\n      ...StateEntity\n    }\n  }\n  identifiers @include(if: $full) {\n    scheme\n    value\n  }\n}\n\nfragment OrganizationEntity on Organization {\n  slug\n  name\n  aliases\n  abbreviation\n  kind\n  country {\n    ...StateEntity\n  }\n  identifiers @include(if: $full) {\n    scheme\n    value\n  }\n}\n\nfragment CountryEntity on Country {\n  ...StateEntity\n  officialName\n  sovereign\n  start {\n    earliest\n    latest\n  }\n  end {\n    earliest\n    latest\n  }\n  identifiers @include(if: $full) {\n    scheme\n    value\n  }\n}\n\nfragment StateEntity on Country {\n  slug\n  name\n  aliases\n  code\n  code3\n}"): typeof import('./graphql.js').PersonEntityFragmentDoc;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
