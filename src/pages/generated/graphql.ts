/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The precision of a date. */
export type DatePrecision =
  /** The day. */
  | 'DAY'
  /** The month of the year. */
  | 'MONTH'
  /** The year. */
  | 'YEAR';

/** The capacity in which a person took part in a visit. */
export type DelegateCapacity =
  /** The head of a side. */
  | 'HEAD'
  /** Any other member of a side. */
  | 'MEMBER'
  /** The husband or wife of the head. */
  | 'SPOUSE';

/** The two sides of a visit. */
export type DelegationSide =
  /** The visiting side. */
  | 'GUEST'
  /** The receiving side. */
  | 'HOST';

/** The kind of an event. */
export type EventKind =
  /** An attack by one side. */
  | 'ATTACK'
  /** A banquet or dinner. */
  | 'BANQUET'
  /** A broadcast. */
  | 'BROADCAST'
  /** A call by telephone or video. */
  | 'CALL'
  /** A ceremony. */
  | 'CEREMONY'
  /** A clash of armed forces, police or crowds. */
  | 'CLASH'
  /** A conference. */
  | 'CONFERENCE'
  /** An election or a referendum. */
  | 'ELECTION'
  /** An exhibition. */
  | 'EXHIBITION'
  /** Any other meeting. */
  | 'MEETING'
  /** An exercise of armed forces. */
  | 'MILITARY_EXERCISE'
  /** Any other event. */
  | 'OTHER'
  /** A performance on a stage. */
  | 'PERFORMANCE'
  /** A press conference. */
  | 'PRESS_CONFERENCE'
  /** A protest or demonstration. */
  | 'PROTEST'
  /** The signing of a treaty or another agreement. */
  | 'SIGNING'
  /** A speech. */
  | 'SPEECH'
  /** A sports event. */
  | 'SPORT'
  /** A meeting of heads of state or government, called a summit. */
  | 'SUMMIT'
  /** Formal talks between delegations. */
  | 'TALKS'
  /** A test of a weapon or a missile. */
  | 'WEAPON_TEST';

/** The relation of a relative to a person. */
export type KinshipKind =
  /** Son or daughter. */
  | 'CHILD'
  /** Father or mother. */
  | 'PARENT'
  /** Brother or sister. */
  | 'SIBLING'
  /** Husband or wife. */
  | 'SPOUSE';

/** The stage that a visit or event had reached, according to the newest source. */
export type OccurrenceStatus =
  /** The invitation has been accepted. */
  | 'ACCEPTED'
  /** It will not take place. */
  | 'CANCELLED'
  /** It has taken place. */
  | 'COMPLETED'
  /** The guest has been invited. */
  | 'INVITED'
  /** It is planned for a time. */
  | 'PLANNED'
  /** It has been proposed. */
  | 'PROPOSED';

/** The kind of a source. */
export type SourceKind =
  /** A piece of journalism. */
  | 'ARTICLE'
  /** One file of a data set. */
  | 'DATASET'
  /** A URL alone: its text is not held, and facts cite it as a whole. */
  | 'LINK';

/** To whom a source attributes a statement. */
export type StatementAttribution =
  /** To somebody whom it does not name: an official, witnesses. */
  | 'ANONYMOUS'
  /** To speakers whom it names. */
  | 'NAMED'
  /** To nobody: the source says it in its own voice. */
  | 'OWN_VOICE';

/** The kind of a statement: whose words its text holds. */
export type StatementKind =
  /** The speaker's own words, a whole sentence or more. */
  | 'DIRECT_QUOTE'
  /** Quoted words, but the outlet's: how it reported what the speaker said. */
  | 'INDIRECT_QUOTE'
  /** No quoted words: what was said, in the words of the annotation. */
  | 'PARAPHRASE'
  /** A few of the speaker's own words inside another's sentence. */
  | 'PARTIAL_QUOTE';

/** The form in which the guest is received. */
export type VisitKind =
  /** An official visit. */
  | 'OFFICIAL'
  /** An official working visit. */
  | 'OFFICIAL_WORKING'
  /** A private visit. */
  | 'PRIVATE'
  /** A state visit, with full ceremonial. */
  | 'STATE'
  /** A stop on the way elsewhere. */
  | 'TRANSIT'
  /** A visit described as unofficial. */
  | 'UNOFFICIAL'
  /** A working visit. */
  | 'WORKING';

export type WhenFragment = { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null };

export type PassageFragment = { start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } };

type Cites_Delegate_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Event_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Kinship_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Organization_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Participant_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Position_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Statement_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Visit_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

export type CitesFragment =
  | Cites_Delegate_Fragment
  | Cites_Event_Fragment
  | Cites_Kinship_Fragment
  | Cites_Organization_Fragment
  | Cites_Participant_Fragment
  | Cites_Position_Fragment
  | Cites_Statement_Fragment
  | Cites_Visit_Fragment
;

export type VisitLineFragment = { slug: string, title: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string } };

export type SaidFragment = { kind: StatementKind, text: string, attribution: StatementAttribution | null, place: string | null, speakersAsPrinted: Array<string>, saidOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, speakers: Array<
    | { __typename: 'Country', slug: string, name: string }
    | { __typename: 'Organization', slug: string, name: string }
    | { __typename: 'Person', slug: string, name: string }
  >, reportedBy: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

export type SourcePageQueryVariables = Exact<{
  slug: string;
  start: number;
  end: number;
}>;


export type SourcePageQuery = { source: { slug: string, title: string, kind: SourceKind, section: string | null, url: string | null, licence: string | null, sha256: string, length: number, updatedAt: string, text: string | null, publishedOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, publisher: { slug: string, name: string } | null, visits: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, visit: { slug: string, title: string } | null }> }, delegates: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, delegate: { name: string, side: DelegationSide, visit: { slug: string, title: string } } | null }> }, events: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, event: { slug: string, title: string, visit: { slug: string } | null } | null }> }, participants: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, participant: { name: string | null, person: { name: string } | null, organization: { name: string } | null, country: { name: string } | null, event: { slug: string, title: string, visit: { slug: string } | null } } | null }> }, statements: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, statement: { kind: StatementKind, text: string, speakersAsPrinted: Array<string>, speakers: Array<
            | { name: string }
            | { name: string }
            | { name: string }
          >, reportedBy: { name: string } | null, visit: { slug: string, title: string } | null } | null }> }, positions: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, position: { title: string, person: { slug: string, name: string }, organization: { name: string } | null, country: { name: string } | null } | null }> }, kinships: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, kinship: { kind: KinshipKind, of: { slug: string, name: string }, person: { slug: string, name: string } } | null }> }, organizations: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, organization: { slug: string, name: string } | null }> } } | null };

export type MarkedFragment = { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null }> };

export type WithdrawnSourcePageQueryVariables = Exact<{
  slug: string;
}>;


export type WithdrawnSourcePageQuery = { withdrawnSource: { at: string } | null };

export type StartPageQueryVariables = Exact<{ [key: string]: never; }>;


export type StartPageQuery = { all: { totalCount: number, nodes: Array<{ start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null }> }, newest: { nodes: Array<{ slug: string, title: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string } }> }, ahead: { totalCount: number, nodes: Array<{ slug: string, title: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string } }> }, years: Array<{ key: string | null, count: number }>, people: { totalCount: number }, organizations: { totalCount: number }, statements: { totalCount: number }, countries: { totalCount: number }, sources: { totalCount: number, nodes: Array<{ slug: string, title: string, kind: SourceKind, updatedAt: string, publishedOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, publisher: { name: string } | null }> } };

export type VisitPageQueryVariables = Exact<{
  slug: string;
}>;


export type VisitPageQuery = { visit: { durationDays: number | null, note: string | null, startAsPrinted: string | null, endAsPrinted: string | null, guestCountryAsPrinted: string | null, hostCountryAsPrinted: string | null, updatedAt: string, slug: string, title: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string, publishedOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null } }> }, guests: { totalCount: number, nodes: Array<{ name: string, capacity: DelegateCapacity, role: string | null, person: { slug: string, name: string } | null, positions: Array<{ title: string, organization: { slug: string, name: string } | null, country: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> }, hosts: { totalCount: number, nodes: Array<{ name: string, capacity: DelegateCapacity, role: string | null, person: { slug: string, name: string } | null, positions: Array<{ title: string, organization: { slug: string, name: string } | null, country: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> }, events: Array<{ slug: string, title: string, kind: EventKind, status: OccurrenceStatus, venue: string | null, places: Array<string>, note: string | null, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, participants: Array<{ name: string | null, role: string | null, side: DelegationSide | null, person: { slug: string, name: string } | null, organization: { slug: string, name: string } | null, country: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, statements: { totalCount: number, nodes: Array<{ kind: StatementKind, text: string, attribution: StatementAttribution | null, place: string | null, speakersAsPrinted: Array<string>, event: { slug: string, title: string } | null, about: Array<{ slug: string, title: string }>, saidOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, speakers: Array<
          | { __typename: 'Country', slug: string, name: string }
          | { __typename: 'Organization', slug: string, name: string }
          | { __typename: 'Person', slug: string, name: string }
        >, reportedBy: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> }, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string } } | null };

export type MemberFragment = { name: string, capacity: DelegateCapacity, role: string | null, person: { slug: string, name: string } | null, positions: Array<{ title: string, organization: { slug: string, name: string } | null, country: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

export type VisitEventFragment = { slug: string, title: string, kind: EventKind, status: OccurrenceStatus, venue: string | null, places: Array<string>, note: string | null, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, participants: Array<{ name: string | null, role: string | null, side: DelegationSide | null, person: { slug: string, name: string } | null, organization: { slug: string, name: string } | null, country: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

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
export const WhenFragmentDoc = new TypedDocumentString(`
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
    `, {"fragmentName":"When"}) as unknown as TypedDocumentString<WhenFragment, unknown>;
export const VisitLineFragmentDoc = new TypedDocumentString(`
    fragment VisitLine on Visit {
  slug
  title
  kind
  status
  places
  start {
    ...When
  }
  end {
    ...When
  }
  guestCountry {
    slug
    name
  }
  hostCountry {
    slug
    name
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}`, {"fragmentName":"VisitLine"}) as unknown as TypedDocumentString<VisitLineFragment, unknown>;
export const PassageFragmentDoc = new TypedDocumentString(`
    fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
    `, {"fragmentName":"Passage"}) as unknown as TypedDocumentString<PassageFragment, unknown>;
export const CitesFragmentDoc = new TypedDocumentString(`
    fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}
    fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}`, {"fragmentName":"Cites"}) as unknown as TypedDocumentString<CitesFragment, unknown>;
export const SaidFragmentDoc = new TypedDocumentString(`
    fragment Said on Statement {
  kind
  text
  attribution
  place
  speakersAsPrinted
  saidOn {
    ...When
  }
  speakers {
    __typename
    ... on Person {
      slug
      name
    }
    ... on Organization {
      slug
      name
    }
    ... on Country {
      slug
      name
    }
  }
  reportedBy {
    slug
    name
  }
  ...Cites
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}`, {"fragmentName":"Said"}) as unknown as TypedDocumentString<SaidFragment, unknown>;
export const MarkedFragmentDoc = new TypedDocumentString(`
    fragment Marked on CitationConnection {
  totalCount
  nodes {
    start
    end
    fragment
    exact
  }
}
    `, {"fragmentName":"Marked"}) as unknown as TypedDocumentString<MarkedFragment, unknown>;
export const MemberFragmentDoc = new TypedDocumentString(`
    fragment Member on Delegate {
  name
  capacity
  role
  person {
    slug
    name
  }
  positions {
    title
    organization {
      slug
      name
    }
    country {
      slug
      name
    }
    citationsConnection(first: 1) {
      nodes {
        ...Passage
      }
    }
  }
  ...Cites
}
    fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}`, {"fragmentName":"Member"}) as unknown as TypedDocumentString<MemberFragment, unknown>;
export const VisitEventFragmentDoc = new TypedDocumentString(`
    fragment VisitEvent on Event {
  slug
  title
  kind
  status
  venue
  places
  note
  start {
    ...When
  }
  end {
    ...When
  }
  participants {
    name
    role
    side
    person {
      slug
      name
    }
    organization {
      slug
      name
    }
    country {
      slug
      name
    }
    citationsConnection(first: 1) {
      nodes {
        ...Passage
      }
    }
  }
  ...Cites
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}`, {"fragmentName":"VisitEvent"}) as unknown as TypedDocumentString<VisitEventFragment, unknown>;
export const SourcePageDocument = new TypedDocumentString(`
    query SourcePage($slug: String!, $start: Int!, $end: Int!) {
  source(slug: $slug) {
    slug
    title
    kind
    section
    url
    licence
    sha256
    length
    updatedAt
    publishedOn {
      ...When
    }
    publisher {
      slug
      name
    }
    text(start: $start, end: $end)
    visits: citations(of: VISIT, start: $start, end: $end, first: 100) {
      ...Marked
      nodes {
        visit {
          slug
          title
        }
      }
    }
    delegates: citations(of: DELEGATE, start: $start, end: $end, first: 100) {
      ...Marked
      nodes {
        delegate {
          name
          side
          visit {
            slug
            title
          }
        }
      }
    }
    events: citations(of: EVENT, start: $start, end: $end, first: 100) {
      ...Marked
      nodes {
        event {
          slug
          title
          visit {
            slug
          }
        }
      }
    }
    participants: citations(of: PARTICIPANT, start: $start, end: $end, first: 100) {
      ...Marked
      nodes {
        participant {
          name
          person {
            name
          }
          organization {
            name
          }
          country {
            name
          }
          event {
            slug
            title
            visit {
              slug
            }
          }
        }
      }
    }
    statements: citations(of: STATEMENT, start: $start, end: $end, first: 100) {
      ...Marked
      nodes {
        statement {
          kind
          text
          speakersAsPrinted
          speakers {
            ... on Person {
              name
            }
            ... on Organization {
              name
            }
            ... on Country {
              name
            }
          }
          reportedBy {
            name
          }
          visit {
            slug
            title
          }
        }
      }
    }
    positions: citations(of: POSITION, start: $start, end: $end, first: 100) {
      ...Marked
      nodes {
        position {
          title
          person {
            slug
            name
          }
          organization {
            name
          }
          country {
            name
          }
        }
      }
    }
    kinships: citations(of: KINSHIP, start: $start, end: $end, first: 100) {
      ...Marked
      nodes {
        kinship {
          kind
          of {
            slug
            name
          }
          person {
            slug
            name
          }
        }
      }
    }
    organizations: citations(of: ORGANIZATION, start: $start, end: $end, first: 100) {
      ...Marked
      nodes {
        organization {
          slug
          name
        }
      }
    }
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Marked on CitationConnection {
  totalCount
  nodes {
    start
    end
    fragment
    exact
  }
}`) as unknown as TypedDocumentString<SourcePageQuery, SourcePageQueryVariables>;
export const WithdrawnSourcePageDocument = new TypedDocumentString(`
    query WithdrawnSourcePage($slug: String!) {
  withdrawnSource(slug: $slug) {
    at
  }
}
    `) as unknown as TypedDocumentString<WithdrawnSourcePageQuery, WithdrawnSourcePageQueryVariables>;
export const StartPageDocument = new TypedDocumentString(`
    query StartPage {
  all: visits(first: 1) {
    totalCount
    nodes {
      start {
        ...When
      }
    }
  }
  newest: visits(where: {status: [COMPLETED]}, orderBy: [{start: DESC}], first: 8) {
    nodes {
      ...VisitLine
    }
  }
  ahead: visits(
    where: {status: [PROPOSED, INVITED, ACCEPTED, PLANNED]}
    orderBy: [{start: ASC}]
    first: 8
  ) {
    totalCount
    nodes {
      ...VisitLine
    }
  }
  years: visitCounts(groupBy: YEAR) {
    key
    count
  }
  people(first: 0) {
    totalCount
  }
  organizations(first: 0) {
    totalCount
  }
  statements(first: 0) {
    totalCount
  }
  countries(first: 0) {
    totalCount
  }
  sources(first: 12) {
    totalCount
    nodes {
      slug
      title
      kind
      updatedAt
      publishedOn {
        ...When
      }
      publisher {
        name
      }
    }
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment VisitLine on Visit {
  slug
  title
  kind
  status
  places
  start {
    ...When
  }
  end {
    ...When
  }
  guestCountry {
    slug
    name
  }
  hostCountry {
    slug
    name
  }
}`) as unknown as TypedDocumentString<StartPageQuery, StartPageQueryVariables>;
export const VisitPageDocument = new TypedDocumentString(`
    query VisitPage($slug: String!) {
  visit(slug: $slug) {
    ...VisitLine
    durationDays
    note
    startAsPrinted
    endAsPrinted
    guestCountryAsPrinted
    hostCountryAsPrinted
    updatedAt
    citationsConnection(first: 20) {
      nodes {
        ...Passage
        source {
          publishedOn {
            ...When
          }
        }
      }
    }
    guests: delegation(side: GUEST, first: 50) {
      totalCount
      nodes {
        ...Member
      }
    }
    hosts: delegation(side: HOST, first: 50) {
      totalCount
      nodes {
        ...Member
      }
    }
    events {
      ...VisitEvent
    }
    statements(first: 100) {
      totalCount
      nodes {
        ...Said
        event {
          slug
          title
        }
        about {
          slug
          title
        }
      }
    }
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}
fragment VisitLine on Visit {
  slug
  title
  kind
  status
  places
  start {
    ...When
  }
  end {
    ...When
  }
  guestCountry {
    slug
    name
  }
  hostCountry {
    slug
    name
  }
}
fragment Said on Statement {
  kind
  text
  attribution
  place
  speakersAsPrinted
  saidOn {
    ...When
  }
  speakers {
    __typename
    ... on Person {
      slug
      name
    }
    ... on Organization {
      slug
      name
    }
    ... on Country {
      slug
      name
    }
  }
  reportedBy {
    slug
    name
  }
  ...Cites
}
fragment Member on Delegate {
  name
  capacity
  role
  person {
    slug
    name
  }
  positions {
    title
    organization {
      slug
      name
    }
    country {
      slug
      name
    }
    citationsConnection(first: 1) {
      nodes {
        ...Passage
      }
    }
  }
  ...Cites
}
fragment VisitEvent on Event {
  slug
  title
  kind
  status
  venue
  places
  note
  start {
    ...When
  }
  end {
    ...When
  }
  participants {
    name
    role
    side
    person {
      slug
      name
    }
    organization {
      slug
      name
    }
    country {
      slug
      name
    }
    citationsConnection(first: 1) {
      nodes {
        ...Passage
      }
    }
  }
  ...Cites
}`) as unknown as TypedDocumentString<VisitPageQuery, VisitPageQueryVariables>;