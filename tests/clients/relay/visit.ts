import { graphql } from 'relay-runtime';

export const VISITS = graphql`
  query visitsQuery($where: VisitWhere, $first: Int!, $after: String) {
    visits(where: $where, first: $first, after: $after, orderBy: [{ start: DESC }])
      @connection(key: "visitsQuery_visits") {
      totalCount
      edges {
        node {
          id
          slug
          title
          status
          ...visitDates @relay(mask: false)
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`;

export const HOST = graphql`
  query visitHostQuery($slug: String!, $where: VisitWhere, $after: String) {
    country(slug: $slug) {
      id
      name
      visitsHosted(where: $where, first: 100, after: $after) @connection(key: "visitHostQuery_visitsHosted") {
        edges {
          node {
            id
            title
            status
          }
        }
      }
    }
  }
`;

/** Dates have no id: Relay writes the fields of a new one over those of the old. Select all that you use, everywhere. */
export const DATES = graphql`
  fragment visitDates on Visit {
    start {
      edtf
      earliest
      latest
    }
  }
`;

export const VISIT = graphql`
  query visitQuery($slug: String!) {
    liveCursor
    visit(slug: $slug) {
      id
      slug
      title
      status
      note
      version
      updatedAt
      ...visitDates @relay(mask: false)
    }
  }
`;

export const UPDATE_VISIT = graphql`
  mutation visitUpdateMutation($input: UpdateVisitInput!) {
    updateVisit(input: $input) {
      visit {
        id
        title
        status
        note
        version
        updatedAt
        ...visitDates @relay(mask: false)
      }
      errors {
        code
        message
        path
      }
    }
  }
`;

export const VISIT_CHANGED = graphql`
  subscription visitChangedSubscription($slug: String!, $after: String) {
    visitChanged(slug: $slug, after: $after) {
      visit {
        id
        title
        status
        note
        version
        updatedAt
        ...visitDates @relay(mask: false)
      }
    }
  }
`;

export const SEARCH = graphql`
  query visitSearchQuery($query: String!) {
    search(query: $query, first: 5) {
      edges {
        node {
          ... on Labelled {
            id
            slug
            label
          }
        }
      }
    }
  }
`;
