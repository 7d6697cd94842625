import { graphql, useFragment } from './gql';
import type { DateLineFragment, FactFieldsFragment, TypedDocumentString } from './gql/graphql';

// Ten operations whose results are unions and interfaces. They read their results without a cast or an assertion.

const Dates = graphql(`
  fragment DateLine on PartialDate {
    edtf
    label
    precision
  }
`);

const Fact = graphql(`
  fragment FactFields on Cited {
    __typename
    id
    label
    ... on Visit {
      status
      hostCountry {
        name
      }
      start {
        ...DateLine
      }
    }
    ... on Event {
      status
      venue
      partOf: visit {
        slug
      }
    }
    ... on Delegate {
      capacity
      visit {
        slug
      }
    }
    ... on Participant {
      event {
        title
      }
    }
    ... on Position {
      holds: status
      title
      person {
        name
      }
    }
    ... on Kinship {
      relation: kind
      of {
        name
      }
      relative: person {
        name
      }
    }
    ... on Statement {
      text
      speakers {
        __typename
        ... on Labelled {
          label
        }
      }
    }
    ... on Organization {
      abbreviation
    }
  }
`);

const Search = graphql(`
  query EveryType($query: String!) {
    search(query: $query, first: 20) {
      nodes {
        __typename
        ... on Labelled {
          slug
          label
          kindName
        }
        ... on Visit {
          start {
            ...DateLine
          }
          end {
            ...DateLine
          }
          hostCountry {
            name
          }
        }
        ... on Event {
          start {
            ...DateLine
          }
          venue
          participants {
            side
            person {
              name
            }
          }
        }
        ... on Person {
          country {
            name
          }
          positions {
            title
          }
        }
        ... on Organization {
          abbreviation
          parent {
            name
          }
        }
        ... on Country {
          code
          isSovereign
        }
        ... on Statement {
          text
          saidOn {
            ...DateLine
          }
          topics {
            name
          }
        }
        ... on Source {
          publishedOn {
            ...DateLine
          }
          language
        }
        ... on Topic {
          name
        }
        ... on Paragraph {
          from
          to
          source {
            slug
          }
        }
      }
    }
  }
`);

const OneNode = graphql(`
  query OneNode($id: ID!) {
    node(id: $id) {
      __typename
      id
      page
      ... on Recorded {
        version
        updatedAt
      }
      ... on Disputable {
        disagreements {
          id
          field
        }
      }
      ... on Citation {
        exact
        fact {
          ...FactFields
        }
      }
    }
  }
`);

const Nodes = graphql(`
  query Nodes($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on Visit {
        title
      }
      ... on Person {
        name
      }
    }
  }
`);

const Passages = graphql(`
  query Passages($slug: String!) {
    source(slug: $slug) {
      passages(first: 100) {
        nodes {
          exact
          fact {
            ...FactFields
          }
        }
      }
    }
  }
`);

const Disputed = graphql(`
  query Disputed($where: DisagreementWhere) {
    disagreements(where: $where) {
      nodes {
        field
        keptBecause
        fact {
          __typename
          label
          ... on Visit {
            slug
          }
          ... on Event {
            slug
          }
          ... on Person {
            name
          }
          ... on Delegate {
            side
          }
        }
        values {
          value
          standing
          source {
            title
          }
        }
      }
    }
  }
`);

const Said = graphql(`
  query Said($where: StatementWhere, $orderBy: [StatementOrder!]) {
    statements(where: $where, orderBy: $orderBy) {
      nodes {
        text
        speakers {
          __typename
          ... on Person {
            name
            country {
              name
            }
          }
          ... on Organization {
            abbreviation
          }
          ... on Country {
            code
          }
        }
      }
    }
  }
`);

const Family = graphql(`
  query Family($slug: String!) {
    person(slug: $slug) {
      kin {
        kindName
        kind
        person {
          name
          positions {
            title
            status
          }
        }
        citations {
          fact {
            __typename
            id
          }
        }
      }
    }
  }
`);

const Met = graphql(`
  query Met($where: EventWhere) {
    eventCountsConnection(by: [PERSON, YEAR], where: $where) {
      nodes {
        person {
          name
        }
        year
        count
        filter
      }
    }
  }
`);

const Events = graphql(`
  query Events($where: EventWhere) {
    events(where: $where) {
      nodes {
        ...FactFields
      }
      totalCount
    }
  }
`);

const Edit = graphql(`
  mutation Edit($input: ApplyEditsInput!) {
    applyEdits(input: $input) {
      nodes {
        __typename
        ... on Visit {
          slug
        }
        ... on Topic {
          name
        }
      }
      errors {
        code
        message
        path
      }
    }
  }
`);

type Ask = <R, V>(document: TypedDocumentString<R, V>, variables: V) => Promise<R>;

const dateLine = (date: DateLineFragment | null | undefined) => date?.label ?? 'undated';

function factLine(fact: FactFieldsFragment): string {
  switch (fact.__typename) {
    case 'Visit':
      return `${fact.label}: ${fact.status} in ${fact.hostCountry.name}, ${dateLine(useFragment(Dates, fact.start))}`;
    case 'Event':
      return `${fact.label}: ${fact.status}, ${fact.venue ?? fact.partOf?.slug ?? 'anywhere'}`;
    case 'Delegate':
      return `${fact.label}: ${fact.capacity} of ${fact.visit.slug}`;
    case 'Participant':
      return `${fact.label}: ${fact.event.title}`;
    case 'Position':
      return `${fact.person.name}, ${fact.title}: ${fact.holds}`;
    case 'Kinship':
      return `${fact.relative.name}, ${fact.relation} of ${fact.of.name}`;
    case 'Statement':
      return `${fact.speakers.map((speaker) => speaker.label).join()}: ${fact.text}`;
    case 'Organization':
      return fact.abbreviation ?? fact.label;
  }
}

export async function* tell(ask: Ask): AsyncGenerator<string> {
  const { search } = await ask(Search, { query: 'kim' });
  for (const found of search.nodes) {
    switch (found.__typename) {
      case 'Visit':
        yield `${found.kindName ?? found.__typename} ${found.label}, ${dateLine(useFragment(Dates, found.start))}`;
        break;
      case 'Event':
        yield `${found.slug} ${found.participants.map(({ person, side }) => person?.name ?? side ?? '').join()}`;
        break;
      case 'Statement':
        yield `${found.text.length} ${found.topics.map(({ name }) => name).join()}`;
        break;
      case 'Person':
        yield `${found.label} ${found.positions.map(({ title }) => title).join()}`;
        break;
      default:
        yield `${found.__typename} ${found.slug}`;
    }
  }

  const { source } = await ask(Passages, { slug: 'china-north-korea-extol-traditional-friendship' });
  for (const { fact } of source?.passages.nodes ?? []) yield factLine(useFragment(Fact, fact));

  const { events } = await ask(Events, { where: { hasVisit: true } });
  const attended = useFragment(Fact, events.nodes);
  for (const event of attended) {
    yield factLine(event);
    const { node } = await ask(OneNode, { id: event.id });
    if (node && 'version' in node) yield `${node.page} ${node.version}`;
    if (node && 'disagreements' in node) yield* node.disagreements.map(({ field }) => field);
  }

  const { nodes } = await ask(Nodes, { ids: attended.map(({ id }) => id) });
  for (const node of nodes) yield node?.__typename === 'Visit' ? node.title : `${node?.__typename}`;

  const { disagreements } = await ask(Disputed, { where: { ofPerson: { slug: { equals: 'kim-jong-un' } } } });
  for (const { fact, values } of disagreements.nodes) {
    const of = fact.__typename === 'Delegate' ? fact.side : 'slug' in fact ? fact.slug : fact.label;
    yield `${of}: ${values.map(({ value, source }) => `${value} (${source.title})`).join()}`;
  }

  const said = await ask(Said, { where: { saidOn: { isNull: true } }, orderBy: [{ passage: 'ASC' }] });
  for (const { text, speakers } of said.statements.nodes) {
    const names = speakers.map((speaker) =>
      speaker.__typename === 'Person' ? speaker.name : speaker.__typename === 'Country' ? speaker.code : speaker.abbreviation,
    );
    yield `${names.join()}: ${text}`;
  }

  const { person } = await ask(Family, { slug: 'kim-jong-un' });
  for (const { kind, kindName, person: relative } of person?.kin ?? []) yield `${kind} ${kindName} ${relative.name}`;

  const { eventCountsConnection } = await ask(Met, {});
  for (const { person, year, count, filter } of eventCountsConnection.nodes) {
    const { events } = await ask(Events, { where: filter });
    if (person) yield `${person.name} ${year} ${count} ${events.totalCount}`;
  }
}

export async function* edit(ask: Ask): AsyncGenerator<string> {
  const createTopic = { name: 'Trade', source: 'ministry' };
  const { applyEdits } = await ask(Edit, { input: { dryRun: true, edits: [{ createTopic }] } });
  yield* applyEdits.nodes.map((node) => (node?.__typename === 'Topic' ? node.name : 'nothing'));
  for (const { code, path } of applyEdits.errors) yield `${code} ${path.join('.')}`;
}
