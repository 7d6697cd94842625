import { initGraphQLTada, readFragment, type FragmentOf, type ResultOf, type VariablesOf } from 'gql.tada';
import type { introspection } from './graphql-env';

const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Curie: string; Date: string; DateTime: string; ID: string; JSON: unknown };
}>();

const Fact = graphql(`
  fragment FactFields on Cited {
    __typename
    label
    ... on Visit {
      status
      hostCountry {
        name
      }
      start {
        edtf
      }
    }
    ... on Event {
      venue
    }
    ... on Delegate {
      capacity
      visit {
        slug
      }
    }
    ... on Kinship {
      kind
      kindName
      of {
        name
      }
    }
    ... on Statement {
      text
      speakers {
        __typename
        ... on Person {
          name
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
`);

const Passages = graphql(
  `
    query Passages($slug: String!, $of: CitedType) {
      source(slug: $slug) {
        passages(first: 100, of: $of) {
          nodes {
            exact
            fact {
              ...FactFields
            }
          }
        }
      }
    }
  `,
  [Fact],
);

const Search = graphql(`
  query EveryType($query: String!) {
    search(query: $query) {
      nodes {
        __typename
        ... on Labelled {
          slug
          label
          kindName
        }
        ... on Visit {
          start {
            edtf
          }
        }
        ... on Event {
          participants {
            side
          }
        }
        ... on Paragraph {
          from
          to
        }
      }
    }
  }
`);

const Visits = graphql(`
  query Visits($where: VisitWhere, $orderBy: [VisitOrder!]) {
    visits(where: $where, orderBy: $orderBy) {
      nodes {
        title
        status
      }
    }
  }
`);

function factLine(masked: FragmentOf<typeof Fact>): string {
  const fact = readFragment(Fact, masked);
  switch (fact.__typename) {
    case 'Visit':
      return `${fact.label}: ${fact.status} in ${fact.hostCountry.name}, ${fact.start?.edtf ?? 'undated'}`;
    case 'Event':
      return fact.venue ?? fact.label;
    case 'Delegate':
      return `${fact.capacity} of ${fact.visit.slug}`;
    case 'Kinship':
      return `${fact.kind} of ${fact.of.name}`;
    case 'Statement':
      return fact.speakers.map((speaker) => (speaker.__typename === 'Person' ? speaker.name : speaker.__typename)).join();
    default:
      return fact.label;
  }
}

export const passageLines = ({ source }: ResultOf<typeof Passages>): string[] =>
  source?.passages.nodes.map(({ exact, fact }) => `${exact ?? ''} ${factLine(fact)}`) ?? [];

export const searchLines = ({ search }: ResultOf<typeof Search>): string[] =>
  search.nodes.map((node) => (node.__typename === 'Paragraph' ? `${node.from}-${node.to}` : node.label));

export const newest: VariablesOf<typeof Visits> = { where: { status: ['COMPLETED'] }, orderBy: [{ start: 'DESC' }] };

// @ts-expect-error -- an order has a key
export const noKey: VariablesOf<typeof Visits> = { orderBy: [{}] };

// @ts-expect-error -- a visit has no such status
export const unknownStatus: VariablesOf<typeof Visits> = { where: { status: ['DONE'] } };
