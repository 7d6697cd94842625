import { graphql } from 'relay-runtime';

export const Visits = graphql`
  query visitsQuery($where: VisitWhere, $first: Int!, $after: String) {
    visits(where: $where, first: $first, after: $after, orderBy: [{ start: DESC }]) @connection(key: "visitsQuery_visits") {
      totalCount
      edges {
        node {
          id
          slug
          title
          status
          start {
            edtf
            earliest
            latest
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

export const Host = graphql`
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

export const Visit = graphql`
  query visitQuery($slug: String!) {
    liveCursor
    visit(slug: $slug) {
      id
      slug
      title
      status
      note
      start {
        edtf
        earliest
        latest
      }
      version
      updatedAt
    }
  }
`;

export const UpdateVisit = graphql`
  mutation visitUpdateMutation($input: UpdateVisitInput!) {
    updateVisit(input: $input) {
      visit {
        id
        title
        status
        note
        start {
          edtf
          earliest
          latest
        }
        version
        updatedAt
      }
      errors {
        code
        message
        path
      }
    }
  }
`;

export const VisitChanged = graphql`
  subscription visitChangedSubscription($slug: String!, $after: String) {
    visitChanged(slug: $slug, after: $after) {
      visit {
        id
        title
        status
        note
        start {
          edtf
          earliest
          latest
        }
        version
        updatedAt
      }
    }
  }
`;

/** An answer that has only a part of a date. */
export const MoveVisit = graphql`
  mutation visitMoveMutation($input: UpdateVisitInput!) {
    updateVisit(input: $input) {
      visit {
        id
        version
        start {
          edtf
        }
      }
    }
  }
`;

/** Objects of several types, by the fields of an interface. */
export const Search = graphql`
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
