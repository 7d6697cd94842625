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
    "fragment ExportCitation on Citation {\n  id\n  source {\n    slug\n    title\n    url\n  }\n  start\n  end\n  fragment\n  digest\n  exact\n  isMain\n}": typeof types.ExportCitationFragmentDoc,
    "query ExportCountries($where: CountryWhere) {\n  countries(where: $where) {\n    nodes {\n      id\n      slug\n      name\n      officialName\n      aliases\n      code\n      code3\n      start {\n        edtf\n        earliest\n        latest\n      }\n      end {\n        edtf\n        earliest\n        latest\n      }\n      predecessors {\n        slug\n      }\n      successors {\n        slug\n      }\n      updatedAt\n    }\n  }\n}": typeof types.ExportCountriesDocument,
    "fragment ExportDelegate on Delegate {\n  id\n  visit {\n    slug\n    title\n  }\n  side\n  capacity\n  name\n  role\n  person {\n    slug\n    name\n  }\n  updatedAt\n}": typeof types.ExportDelegateFragmentDoc,
    "query ExportEvents($where: EventWhere) {\n  events(where: $where) {\n    nodes {\n      id\n      slug\n      title\n      kind\n      status\n      start {\n        edtf\n        earliest\n        latest\n      }\n      startAsPrinted\n      end {\n        edtf\n        earliest\n        latest\n      }\n      endAsPrinted\n      country {\n        slug\n        name\n      }\n      countryAsPrinted\n      venue\n      places\n      note\n      visit {\n        slug\n        title\n      }\n      participants {\n        name\n        role\n        side\n        person {\n          slug\n        }\n        organization {\n          slug\n        }\n        country {\n          slug\n        }\n      }\n      updatedAt\n    }\n  }\n}": typeof types.ExportEventsDocument,
    "fragment ExportKinship on Kinship {\n  kind\n  person {\n    slug\n    name\n  }\n  updatedAt\n}": typeof types.ExportKinshipFragmentDoc,
    "query ExportOrganizations($where: OrganizationWhere) {\n  organizations(where: $where) {\n    nodes {\n      id\n      slug\n      name\n      abbreviation\n      aliases\n      kind\n      country {\n        slug\n        name\n      }\n      parent {\n        slug\n        name\n      }\n      updatedAt\n    }\n  }\n}": typeof types.ExportOrganizationsDocument,
    "fragment ExportParticipant on Participant {\n  id\n  event {\n    slug\n    title\n  }\n  side\n  name\n  role\n  person {\n    slug\n    name\n  }\n  organization {\n    slug\n    name\n  }\n  country {\n    slug\n    name\n  }\n  updatedAt\n}": typeof types.ExportParticipantFragmentDoc,
    "query ExportPeople($where: PersonWhere, $orderBy: [PersonOrder!]) {\n  people(where: $where, orderBy: $orderBy) {\n    nodes {\n      id\n      slug\n      name\n      aliases\n      country {\n        slug\n        name\n      }\n      updatedAt\n    }\n  }\n}": typeof types.ExportPeopleDocument,
    "fragment ExportPosition on Position {\n  id\n  title\n  status\n  person {\n    slug\n    name\n  }\n  personAsPrinted\n  organization {\n    slug\n    name\n  }\n  country {\n    slug\n    name\n  }\n  start {\n    edtf\n    earliest\n    latest\n  }\n  startAsPrinted\n  end {\n    edtf\n    earliest\n    latest\n  }\n  endAsPrinted\n  note\n  updatedAt\n}": typeof types.ExportPositionFragmentDoc,
    "query ExportSources($where: SourceWhere) {\n  sources(where: $where) {\n    nodes {\n      id\n      slug\n      kind\n      title\n      section\n      publisher {\n        slug\n        name\n      }\n      publishedOn {\n        edtf\n        earliest\n        latest\n      }\n      url\n      licence\n      sha256\n      updatedAt\n    }\n  }\n}": typeof types.ExportSourcesDocument,
    "query ExportStatements($where: StatementWhere, $orderBy: [StatementOrder!]) {\n  statements(where: $where, orderBy: $orderBy) {\n    nodes {\n      id\n      kind\n      text\n      attribution\n      speakers {\n        __typename\n        ... on Person {\n          slug\n          name\n        }\n        ... on Organization {\n          slug\n          name\n        }\n        ... on Country {\n          slug\n          name\n        }\n      }\n      speakersAsPrinted\n      reportedThrough {\n        slug\n        name\n      }\n      saidOn {\n        edtf\n        earliest\n        latest\n      }\n      saidOnAsPrinted\n      place\n      country {\n        slug\n        name\n      }\n      visit {\n        slug\n        title\n      }\n      event {\n        slug\n        title\n      }\n      about {\n        slug\n      }\n      topics {\n        slug\n      }\n      citationsConnection(first: 1) {\n        nodes {\n          start\n          end\n          source {\n            slug\n            title\n          }\n        }\n      }\n      updatedAt\n    }\n  }\n}": typeof types.ExportStatementsDocument,
    "query ExportTopics($where: TopicWhere) {\n  topics(where: $where) {\n    nodes {\n      id\n      slug\n      name\n      updatedAt\n    }\n  }\n}": typeof types.ExportTopicsDocument,
    "query ExportVisits($where: VisitWhere, $orderBy: [VisitOrder!]) {\n  visits(where: $where, orderBy: $orderBy) {\n    nodes {\n      id\n      slug\n      title\n      kind\n      status\n      guestCountry {\n        slug\n        name\n      }\n      guestCountryAsPrinted\n      hostCountry {\n        slug\n        name\n      }\n      hostCountryAsPrinted\n      places\n      start {\n        edtf\n        earliest\n        latest\n      }\n      startAsPrinted\n      end {\n        edtf\n        earliest\n        latest\n      }\n      endAsPrinted\n      durationDays\n      note\n      delegation(first: 100) {\n        nodes {\n          side\n          capacity\n          name\n          role\n          person {\n            slug\n          }\n        }\n      }\n      updatedAt\n    }\n  }\n}": typeof types.ExportVisitsDocument,
};
const documents: Documents = {
    "fragment ExportCitation on Citation {\n  id\n  source {\n    slug\n    title\n    url\n  }\n  start\n  end\n  fragment\n  digest\n  exact\n  isMain\n}": types.ExportCitationFragmentDoc,
    "query ExportCountries($where: CountryWhere) {\n  countries(where: $where) {\n    nodes {\n      id\n      slug\n      name\n      officialName\n      aliases\n      code\n      code3\n      start {\n        edtf\n        earliest\n        latest\n      }\n      end {\n        edtf\n        earliest\n        latest\n      }\n      predecessors {\n        slug\n      }\n      successors {\n        slug\n      }\n      updatedAt\n    }\n  }\n}": types.ExportCountriesDocument,
    "fragment ExportDelegate on Delegate {\n  id\n  visit {\n    slug\n    title\n  }\n  side\n  capacity\n  name\n  role\n  person {\n    slug\n    name\n  }\n  updatedAt\n}": types.ExportDelegateFragmentDoc,
    "query ExportEvents($where: EventWhere) {\n  events(where: $where) {\n    nodes {\n      id\n      slug\n      title\n      kind\n      status\n      start {\n        edtf\n        earliest\n        latest\n      }\n      startAsPrinted\n      end {\n        edtf\n        earliest\n        latest\n      }\n      endAsPrinted\n      country {\n        slug\n        name\n      }\n      countryAsPrinted\n      venue\n      places\n      note\n      visit {\n        slug\n        title\n      }\n      participants {\n        name\n        role\n        side\n        person {\n          slug\n        }\n        organization {\n          slug\n        }\n        country {\n          slug\n        }\n      }\n      updatedAt\n    }\n  }\n}": types.ExportEventsDocument,
    "fragment ExportKinship on Kinship {\n  kind\n  person {\n    slug\n    name\n  }\n  updatedAt\n}": types.ExportKinshipFragmentDoc,
    "query ExportOrganizations($where: OrganizationWhere) {\n  organizations(where: $where) {\n    nodes {\n      id\n      slug\n      name\n      abbreviation\n      aliases\n      kind\n      country {\n        slug\n        name\n      }\n      parent {\n        slug\n        name\n      }\n      updatedAt\n    }\n  }\n}": types.ExportOrganizationsDocument,
    "fragment ExportParticipant on Participant {\n  id\n  event {\n    slug\n    title\n  }\n  side\n  name\n  role\n  person {\n    slug\n    name\n  }\n  organization {\n    slug\n    name\n  }\n  country {\n    slug\n    name\n  }\n  updatedAt\n}": types.ExportParticipantFragmentDoc,
    "query ExportPeople($where: PersonWhere, $orderBy: [PersonOrder!]) {\n  people(where: $where, orderBy: $orderBy) {\n    nodes {\n      id\n      slug\n      name\n      aliases\n      country {\n        slug\n        name\n      }\n      updatedAt\n    }\n  }\n}": types.ExportPeopleDocument,
    "fragment ExportPosition on Position {\n  id\n  title\n  status\n  person {\n    slug\n    name\n  }\n  personAsPrinted\n  organization {\n    slug\n    name\n  }\n  country {\n    slug\n    name\n  }\n  start {\n    edtf\n    earliest\n    latest\n  }\n  startAsPrinted\n  end {\n    edtf\n    earliest\n    latest\n  }\n  endAsPrinted\n  note\n  updatedAt\n}": types.ExportPositionFragmentDoc,
    "query ExportSources($where: SourceWhere) {\n  sources(where: $where) {\n    nodes {\n      id\n      slug\n      kind\n      title\n      section\n      publisher {\n        slug\n        name\n      }\n      publishedOn {\n        edtf\n        earliest\n        latest\n      }\n      url\n      licence\n      sha256\n      updatedAt\n    }\n  }\n}": types.ExportSourcesDocument,
    "query ExportStatements($where: StatementWhere, $orderBy: [StatementOrder!]) {\n  statements(where: $where, orderBy: $orderBy) {\n    nodes {\n      id\n      kind\n      text\n      attribution\n      speakers {\n        __typename\n        ... on Person {\n          slug\n          name\n        }\n        ... on Organization {\n          slug\n          name\n        }\n        ... on Country {\n          slug\n          name\n        }\n      }\n      speakersAsPrinted\n      reportedThrough {\n        slug\n        name\n      }\n      saidOn {\n        edtf\n        earliest\n        latest\n      }\n      saidOnAsPrinted\n      place\n      country {\n        slug\n        name\n      }\n      visit {\n        slug\n        title\n      }\n      event {\n        slug\n        title\n      }\n      about {\n        slug\n      }\n      topics {\n        slug\n      }\n      citationsConnection(first: 1) {\n        nodes {\n          start\n          end\n          source {\n            slug\n            title\n          }\n        }\n      }\n      updatedAt\n    }\n  }\n}": types.ExportStatementsDocument,
    "query ExportTopics($where: TopicWhere) {\n  topics(where: $where) {\n    nodes {\n      id\n      slug\n      name\n      updatedAt\n    }\n  }\n}": types.ExportTopicsDocument,
    "query ExportVisits($where: VisitWhere, $orderBy: [VisitOrder!]) {\n  visits(where: $where, orderBy: $orderBy) {\n    nodes {\n      id\n      slug\n      title\n      kind\n      status\n      guestCountry {\n        slug\n        name\n      }\n      guestCountryAsPrinted\n      hostCountry {\n        slug\n        name\n      }\n      hostCountryAsPrinted\n      places\n      start {\n        edtf\n        earliest\n        latest\n      }\n      startAsPrinted\n      end {\n        edtf\n        earliest\n        latest\n      }\n      endAsPrinted\n      durationDays\n      note\n      delegation(first: 100) {\n        nodes {\n          side\n          capacity\n          name\n          role\n          person {\n            slug\n          }\n        }\n      }\n      updatedAt\n    }\n  }\n}": types.ExportVisitsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ExportCitation on Citation {\n  id\n  source {\n    slug\n    title\n    url\n  }\n  start\n  end\n  fragment\n  digest\n  exact\n  isMain\n}"): typeof import('./graphql.js').ExportCitationFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ExportCountries($where: CountryWhere) {\n  countries(where: $where) {\n    nodes {\n      id\n      slug\n      name\n      officialName\n      aliases\n      code\n      code3\n      start {\n        edtf\n        earliest\n        latest\n      }\n      end {\n        edtf\n        earliest\n        latest\n      }\n      predecessors {\n        slug\n      }\n      successors {\n        slug\n      }\n      updatedAt\n    }\n  }\n}"): typeof import('./graphql.js').ExportCountriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ExportDelegate on Delegate {\n  id\n  visit {\n    slug\n    title\n  }\n  side\n  capacity\n  name\n  role\n  person {\n    slug\n    name\n  }\n  updatedAt\n}"): typeof import('./graphql.js').ExportDelegateFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ExportEvents($where: EventWhere) {\n  events(where: $where) {\n    nodes {\n      id\n      slug\n      title\n      kind\n      status\n      start {\n        edtf\n        earliest\n        latest\n      }\n      startAsPrinted\n      end {\n        edtf\n        earliest\n        latest\n      }\n      endAsPrinted\n      country {\n        slug\n        name\n      }\n      countryAsPrinted\n      venue\n      places\n      note\n      visit {\n        slug\n        title\n      }\n      participants {\n        name\n        role\n        side\n        person {\n          slug\n        }\n        organization {\n          slug\n        }\n        country {\n          slug\n        }\n      }\n      updatedAt\n    }\n  }\n}"): typeof import('./graphql.js').ExportEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ExportKinship on Kinship {\n  kind\n  person {\n    slug\n    name\n  }\n  updatedAt\n}"): typeof import('./graphql.js').ExportKinshipFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ExportOrganizations($where: OrganizationWhere) {\n  organizations(where: $where) {\n    nodes {\n      id\n      slug\n      name\n      abbreviation\n      aliases\n      kind\n      country {\n        slug\n        name\n      }\n      parent {\n        slug\n        name\n      }\n      updatedAt\n    }\n  }\n}"): typeof import('./graphql.js').ExportOrganizationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ExportParticipant on Participant {\n  id\n  event {\n    slug\n    title\n  }\n  side\n  name\n  role\n  person {\n    slug\n    name\n  }\n  organization {\n    slug\n    name\n  }\n  country {\n    slug\n    name\n  }\n  updatedAt\n}"): typeof import('./graphql.js').ExportParticipantFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ExportPeople($where: PersonWhere, $orderBy: [PersonOrder!]) {\n  people(where: $where, orderBy: $orderBy) {\n    nodes {\n      id\n      slug\n      name\n      aliases\n      country {\n        slug\n        name\n      }\n      updatedAt\n    }\n  }\n}"): typeof import('./graphql.js').ExportPeopleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ExportPosition on Position {\n  id\n  title\n  status\n  person {\n    slug\n    name\n  }\n  personAsPrinted\n  organization {\n    slug\n    name\n  }\n  country {\n    slug\n    name\n  }\n  start {\n    edtf\n    earliest\n    latest\n  }\n  startAsPrinted\n  end {\n    edtf\n    earliest\n    latest\n  }\n  endAsPrinted\n  note\n  updatedAt\n}"): typeof import('./graphql.js').ExportPositionFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ExportSources($where: SourceWhere) {\n  sources(where: $where) {\n    nodes {\n      id\n      slug\n      kind\n      title\n      section\n      publisher {\n        slug\n        name\n      }\n      publishedOn {\n        edtf\n        earliest\n        latest\n      }\n      url\n      licence\n      sha256\n      updatedAt\n    }\n  }\n}"): typeof import('./graphql.js').ExportSourcesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ExportStatements($where: StatementWhere, $orderBy: [StatementOrder!]) {\n  statements(where: $where, orderBy: $orderBy) {\n    nodes {\n      id\n      kind\n      text\n      attribution\n      speakers {\n        __typename\n        ... on Person {\n          slug\n          name\n        }\n        ... on Organization {\n          slug\n          name\n        }\n        ... on Country {\n          slug\n          name\n        }\n      }\n      speakersAsPrinted\n      reportedThrough {\n        slug\n        name\n      }\n      saidOn {\n        edtf\n        earliest\n        latest\n      }\n      saidOnAsPrinted\n      place\n      country {\n        slug\n        name\n      }\n      visit {\n        slug\n        title\n      }\n      event {\n        slug\n        title\n      }\n      about {\n        slug\n      }\n      topics {\n        slug\n      }\n      citationsConnection(first: 1) {\n        nodes {\n          start\n          end\n          source {\n            slug\n            title\n          }\n        }\n      }\n      updatedAt\n    }\n  }\n}"): typeof import('./graphql.js').ExportStatementsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ExportTopics($where: TopicWhere) {\n  topics(where: $where) {\n    nodes {\n      id\n      slug\n      name\n      updatedAt\n    }\n  }\n}"): typeof import('./graphql.js').ExportTopicsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ExportVisits($where: VisitWhere, $orderBy: [VisitOrder!]) {\n  visits(where: $where, orderBy: $orderBy) {\n    nodes {\n      id\n      slug\n      title\n      kind\n      status\n      guestCountry {\n        slug\n        name\n      }\n      guestCountryAsPrinted\n      hostCountry {\n        slug\n        name\n      }\n      hostCountryAsPrinted\n      places\n      start {\n        edtf\n        earliest\n        latest\n      }\n      startAsPrinted\n      end {\n        edtf\n        earliest\n        latest\n      }\n      endAsPrinted\n      durationDays\n      note\n      delegation(first: 100) {\n        nodes {\n          side\n          capacity\n          name\n          role\n          person {\n            slug\n          }\n        }\n      }\n      updatedAt\n    }\n  }\n}"): typeof import('./graphql.js').ExportVisitsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
