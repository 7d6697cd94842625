/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Conditions on a country, all of which must hold. */
export type CountryWhere = {
  /** Filters that must all match. */
  AND?: Array<CountryWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: CountryWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<CountryWhere> | null | undefined;
  /** The ISO 3166-1 alpha-2 code. */
  code?: StringFilter | null | undefined;
  /** The ISO 3166-1 alpha-3 code, or the one that a former state had. */
  code3?: StringFilter | null | undefined;
  /** Countries that may have existed at some time in this span. */
  existedIn?: DateFilter | null | undefined;
  /** An identifier of the country: wikidata:Q423. */
  identifier?: string | null | undefined;
  /** The name or one of the aliases. `equalsInsensitive`, `contains` and `startsWith` also search the formal name. */
  name?: StringFilter | null | undefined;
  /** The words to find, as `search` takes them with this type alone: in its names or titles, places, notes and texts, and for years, kinds, countries and outlets. If nothing has the words as they are written, words that begin with them match too, and names that are spelled nearly alike. */
  search?: string | null | undefined;
  /** The slug. */
  slug?: StringFilter | null | undefined;
  /** Whether the country is a state, and not a territory of another. */
  sovereign?: boolean | null | undefined;
  /** Changed at this instant or later. To poll, pass the greatest `updatedAt` that you have: what is committed later never has an earlier one. */
  updatedSince?: string | null | undefined;
  /** A country that meets these conditions, or a former state that such a country replaced, wholly or in part: Russia, and the Soviet Union. */
  withFormerStates?: CountryWhere | null | undefined;
};

/** A span of days. A missing date lies in no span; `isNull` finds it. */
export type DateFilter = {
  /** This day or later. */
  gte?: string | null | undefined;
  /** Whether the date is missing: true finds what has none, false what has one. */
  isNull?: boolean | null | undefined;
  /** This day or earlier. */
  lte?: string | null | undefined;
};

/** A scheme of identifiers. */
export type IdentifierScheme =
  /** The Integrated Authority File of the German National Library. */
  | 'GND'
  /** The International Standard Name Identifier (ISO 27729), without spaces. */
  | 'ISNI'
  /** The Name Authority File of the Library of Congress. */
  | 'LCNAF'
  /** The Research Organization Registry: universities and institutes. */
  | 'ROR'
  /** The Virtual International Authority File: people and organizations. */
  | 'VIAF'
  /** Wikidata: anything. */
  | 'WIKIDATA';

/** The kind of an organization. */
export type OrganizationKind =
  /** The armed forces of a state, or a part of them. */
  | 'ARMED_FORCES'
  /** An armed group that belongs to no state. */
  | 'ARMED_GROUP'
  /** A radio or television broadcaster. */
  | 'BROADCASTER'
  /** A company. */
  | 'COMPANY'
  /** A court or tribunal. */
  | 'COURT'
  /** A government, or a part of one. */
  | 'GOVERNMENT'
  /** An organization of states. */
  | 'INTERGOVERNMENTAL'
  /** A parliament or another legislature. */
  | 'LEGISLATURE'
  /** A newspaper or magazine, in print or online. */
  | 'NEWSPAPER'
  /** A news agency or another outlet. */
  | 'NEWS_AGENCY'
  /** A non-governmental organization. */
  | 'NON_GOVERNMENTAL'
  /** Anything else. */
  | 'OTHER'
  /** A political party, or a part of one. */
  | 'PARTY'
  /** A church or another religious body. */
  | 'RELIGIOUS'
  /** A project of research, often of a think tank. */
  | 'RESEARCH_PROJECT'
  /** A research institute on policy. */
  | 'THINK_TANK'
  /** A university or school. */
  | 'UNIVERSITY';

/** Conditions on an organization, all of which must hold. */
export type OrganizationWhere = {
  /** Filters that must all match. */
  AND?: Array<OrganizationWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: OrganizationWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<OrganizationWhere> | null | undefined;
  /** The country to which it belongs. */
  country?: CountryWhere | null | undefined;
  /** An identifier of the organization: viaf:154862774. */
  identifier?: string | null | undefined;
  /** One of these kinds. */
  kind?: Array<OrganizationKind> | null | undefined;
  /** The name or one of the aliases. `equalsInsensitive`, `contains` and `startsWith` also search the abbreviation. */
  name?: StringFilter | null | undefined;
  /** The words to find, as `search` takes them with this type alone: in its names or titles, places, notes and texts, and for years, kinds, countries and outlets. If nothing has the words as they are written, words that begin with them match too, and names that are spelled nearly alike. */
  search?: string | null | undefined;
  /** The slug. */
  slug?: StringFilter | null | undefined;
  /** Changed at this instant or later. To poll, pass the greatest `updatedAt` that you have: what is committed later never has an earlier one. */
  updatedSince?: string | null | undefined;
};

/** Conditions on a person, all of which must hold. */
export type PersonWhere = {
  /** Filters that must all match. */
  AND?: Array<PersonWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: PersonWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<PersonWhere> | null | undefined;
  /** The person's country. */
  country?: CountryWhere | null | undefined;
  /** An identifier of the person: wikidata:Q56226. */
  identifier?: string | null | undefined;
  /** The name or one of the aliases. */
  name?: StringFilter | null | undefined;
  /** The words to find, as `search` takes them with this type alone: in its names or titles, places, notes and texts, and for years, kinds, countries and outlets. If nothing has the words as they are written, words that begin with them match too, and names that are spelled nearly alike. */
  search?: string | null | undefined;
  /** The slug. */
  slug?: StringFilter | null | undefined;
  /** Changed at this instant or later. To poll, pass the greatest `updatedAt` that you have: what is committed later never has an earlier one. */
  updatedSince?: string | null | undefined;
};

/** A type that a search can find. */
export type SearchType =
  /** Countries. */
  | 'COUNTRY'
  /** Events. */
  | 'EVENT'
  /** Organizations. */
  | 'ORGANIZATION'
  /** Paragraphs of the texts of sources, where the store holds them. */
  | 'PARAGRAPH'
  /** People. */
  | 'PERSON'
  /** Sources. */
  | 'SOURCE'
  /** Statements. */
  | 'STATEMENT'
  /** Topics. */
  | 'TOPIC'
  /** Visits. */
  | 'VISIT';

/** Conditions on a text, all of which must hold. */
export type StringFilter = {
  /** A part of the text. Case and diacritics do not matter; % and _ are ordinary characters. */
  contains?: string | null | undefined;
  /** Exactly this text. `null` matches a missing value. */
  equals?: string | null | undefined;
  /** The same text, where case and diacritics do not matter: “ozturk” is “Öztürk”. */
  equalsInsensitive?: string | null | undefined;
  /** Exactly one of these texts. An empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** Any other text, or a missing value. `null` matches every text. */
  not?: string | null | undefined;
  /** The beginning of the text. Case and diacritics do not matter; % and _ are ordinary characters. */
  startsWith?: string | null | undefined;
};

export type CandidatesQueryVariables = Exact<{
  query: string;
  types: Array<SearchType> | SearchType;
  first: number;
  full: boolean;
}>;


export type CandidatesQuery = { search: { nodes: Array<
      | { __typename: 'Country', officialName: string | null, sovereign: boolean, slug: string, name: string, aliases: Array<string>, code: string | null, code3: string | null, start: { earliest: string | null, latest: string | null } | null, end: { earliest: string | null, latest: string | null } | null, identifiers?: Array<{ scheme: IdentifierScheme, value: string }> }
      | { __typename: 'Event' }
      | { __typename: 'Organization', slug: string, name: string, aliases: Array<string>, abbreviation: string | null, kind: OrganizationKind, country: { slug: string, name: string, aliases: Array<string>, code: string | null, code3: string | null } | null, identifiers?: Array<{ scheme: IdentifierScheme, value: string }> }
      | { __typename: 'Paragraph' }
      | { __typename: 'Person', slug: string, name: string, aliases: Array<string>, country: { slug: string, name: string, aliases: Array<string>, code: string | null, code3: string | null } | null, positions: Array<{ title: string, start?: { earliest: string | null, latest: string | null } | null, end?: { earliest: string | null, latest: string | null } | null, organization?: { name: string } | null, country?: { slug: string, name: string, aliases: Array<string>, code: string | null, code3: string | null } | null }>, identifiers?: Array<{ scheme: IdentifierScheme, value: string }> }
      | { __typename: 'Source' }
      | { __typename: 'Statement' }
      | { __typename: 'Topic' }
      | { __typename: 'Visit' }
    > } };

export type CurrentSlugQueryVariables = Exact<{
  slug: string;
  isPerson: boolean;
}>;


export type CurrentSlugQuery = { person?: { slug: string } | null, organization?: { slug: string } | null };

export type EntitiesQueryVariables = Exact<{
  people: PersonWhere;
  organizations: OrganizationWhere;
  countries: CountryWhere;
  hasPeople: boolean;
  hasOrganizations: boolean;
  hasCountries: boolean;
  first: number;
  full: boolean;
}>;


export type EntitiesQuery = { people?: { nodes: Array<{ __typename: 'Person', slug: string, name: string, aliases: Array<string>, country: { slug: string, name: string, aliases: Array<string>, code: string | null, code3: string | null } | null, positions: Array<{ title: string, start?: { earliest: string | null, latest: string | null } | null, end?: { earliest: string | null, latest: string | null } | null, organization?: { name: string } | null, country?: { slug: string, name: string, aliases: Array<string>, code: string | null, code3: string | null } | null }>, identifiers?: Array<{ scheme: IdentifierScheme, value: string }> }> }, organizations?: { nodes: Array<{ __typename: 'Organization', slug: string, name: string, aliases: Array<string>, abbreviation: string | null, kind: OrganizationKind, country: { slug: string, name: string, aliases: Array<string>, code: string | null, code3: string | null } | null, identifiers?: Array<{ scheme: IdentifierScheme, value: string }> }> }, countries?: { nodes: Array<{ __typename: 'Country', officialName: string | null, sovereign: boolean, slug: string, name: string, aliases: Array<string>, code: string | null, code3: string | null, start: { earliest: string | null, latest: string | null } | null, end: { earliest: string | null, latest: string | null } | null, identifiers?: Array<{ scheme: IdentifierScheme, value: string }> }> } };

export type PersonEntityFragment = { slug: string, name: string, aliases: Array<string>, country: { slug: string, name: string, aliases: Array<string>, code: string | null, code3: string | null } | null, positions: Array<{ title: string, start?: { earliest: string | null, latest: string | null } | null, end?: { earliest: string | null, latest: string | null } | null, organization?: { name: string } | null, country?: { slug: string, name: string, aliases: Array<string>, code: string | null, code3: string | null } | null }>, identifiers?: Array<{ scheme: IdentifierScheme, value: string }> };

export type OrganizationEntityFragment = { slug: string, name: string, aliases: Array<string>, abbreviation: string | null, kind: OrganizationKind, country: { slug: string, name: string, aliases: Array<string>, code: string | null, code3: string | null } | null, identifiers?: Array<{ scheme: IdentifierScheme, value: string }> };

export type CountryEntityFragment = { officialName: string | null, sovereign: boolean, slug: string, name: string, aliases: Array<string>, code: string | null, code3: string | null, start: { earliest: string | null, latest: string | null } | null, end: { earliest: string | null, latest: string | null } | null, identifiers?: Array<{ scheme: IdentifierScheme, value: string }> };

export type StateEntityFragment = { slug: string, name: string, aliases: Array<string>, code: string | null, code3: string | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const StateEntityFragmentDoc = new TypedDocumentString(`
    fragment StateEntity on Country {
  slug
  name
  aliases
  code
  code3
}
    `, {"fragmentName":"StateEntity"}) as unknown as TypedDocumentString<StateEntityFragment, unknown>;
export const PersonEntityFragmentDoc = new TypedDocumentString(`
    fragment PersonEntity on Person {
  slug
  name
  aliases
  country {
    ...StateEntity
  }
  positions {
    title
    start @include(if: $full) {
      earliest
      latest
    }
    end @include(if: $full) {
      earliest
      latest
    }
    organization @include(if: $full) {
      name
    }
    country @include(if: $full) {
      ...StateEntity
    }
  }
  identifiers @include(if: $full) {
    scheme
    value
  }
}
    fragment StateEntity on Country {
  slug
  name
  aliases
  code
  code3
}`, {"fragmentName":"PersonEntity"}) as unknown as TypedDocumentString<PersonEntityFragment, unknown>;
export const OrganizationEntityFragmentDoc = new TypedDocumentString(`
    fragment OrganizationEntity on Organization {
  slug
  name
  aliases
  abbreviation
  kind
  country {
    ...StateEntity
  }
  identifiers @include(if: $full) {
    scheme
    value
  }
}
    fragment StateEntity on Country {
  slug
  name
  aliases
  code
  code3
}`, {"fragmentName":"OrganizationEntity"}) as unknown as TypedDocumentString<OrganizationEntityFragment, unknown>;
export const CountryEntityFragmentDoc = new TypedDocumentString(`
    fragment CountryEntity on Country {
  ...StateEntity
  officialName
  sovereign
  start {
    earliest
    latest
  }
  end {
    earliest
    latest
  }
  identifiers @include(if: $full) {
    scheme
    value
  }
}
    fragment StateEntity on Country {
  slug
  name
  aliases
  code
  code3
}`, {"fragmentName":"CountryEntity"}) as unknown as TypedDocumentString<CountryEntityFragment, unknown>;
export const CandidatesDocument = new TypedDocumentString(`
    query Candidates($query: String!, $types: [SearchType!]!, $first: Int!, $full: Boolean!) {
  search(query: $query, types: $types, first: $first) {
    nodes {
      __typename
      ... on Person {
        ...PersonEntity
      }
      ... on Organization {
        ...OrganizationEntity
      }
      ... on Country {
        ...CountryEntity
      }
    }
  }
}
    fragment PersonEntity on Person {
  slug
  name
  aliases
  country {
    ...StateEntity
  }
  positions {
    title
    start @include(if: $full) {
      earliest
      latest
    }
    end @include(if: $full) {
      earliest
      latest
    }
    organization @include(if: $full) {
      name
    }
    country @include(if: $full) {
      ...StateEntity
    }
  }
  identifiers @include(if: $full) {
    scheme
    value
  }
}
fragment OrganizationEntity on Organization {
  slug
  name
  aliases
  abbreviation
  kind
  country {
    ...StateEntity
  }
  identifiers @include(if: $full) {
    scheme
    value
  }
}
fragment CountryEntity on Country {
  ...StateEntity
  officialName
  sovereign
  start {
    earliest
    latest
  }
  end {
    earliest
    latest
  }
  identifiers @include(if: $full) {
    scheme
    value
  }
}
fragment StateEntity on Country {
  slug
  name
  aliases
  code
  code3
}`) as unknown as TypedDocumentString<CandidatesQuery, CandidatesQueryVariables>;
export const CurrentSlugDocument = new TypedDocumentString(`
    query CurrentSlug($slug: String!, $isPerson: Boolean!) {
  person(slug: $slug) @include(if: $isPerson) {
    slug
  }
  organization(slug: $slug) @skip(if: $isPerson) {
    slug
  }
}
    `) as unknown as TypedDocumentString<CurrentSlugQuery, CurrentSlugQueryVariables>;
export const EntitiesDocument = new TypedDocumentString(`
    query Entities($people: PersonWhere!, $organizations: OrganizationWhere!, $countries: CountryWhere!, $hasPeople: Boolean!, $hasOrganizations: Boolean!, $hasCountries: Boolean!, $first: Int!, $full: Boolean!) {
  people(where: $people, first: $first) @include(if: $hasPeople) {
    nodes {
      __typename
      ...PersonEntity
    }
  }
  organizations(where: $organizations, first: $first) @include(if: $hasOrganizations) {
    nodes {
      __typename
      ...OrganizationEntity
    }
  }
  countries(where: $countries, first: $first) @include(if: $hasCountries) {
    nodes {
      __typename
      ...CountryEntity
    }
  }
}
    fragment PersonEntity on Person {
  slug
  name
  aliases
  country {
    ...StateEntity
  }
  positions {
    title
    start @include(if: $full) {
      earliest
      latest
    }
    end @include(if: $full) {
      earliest
      latest
    }
    organization @include(if: $full) {
      name
    }
    country @include(if: $full) {
      ...StateEntity
    }
  }
  identifiers @include(if: $full) {
    scheme
    value
  }
}
fragment OrganizationEntity on Organization {
  slug
  name
  aliases
  abbreviation
  kind
  country {
    ...StateEntity
  }
  identifiers @include(if: $full) {
    scheme
    value
  }
}
fragment CountryEntity on Country {
  ...StateEntity
  officialName
  sovereign
  start {
    earliest
    latest
  }
  end {
    earliest
    latest
  }
  identifiers @include(if: $full) {
    scheme
    value
  }
}
fragment StateEntity on Country {
  slug
  name
  aliases
  code
  code3
}`) as unknown as TypedDocumentString<EntitiesQuery, EntitiesQueryVariables>;