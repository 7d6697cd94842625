import { graphql } from 'relay-runtime';

/** Facts of several types, behind an interface. */
export const Facts = graphql`
  query factsQuery($slug: String!) {
    source(slug: $slug) {
      passages(first: 20) {
        edges {
          node {
            exact
            fact {
              __typename
              id
              label
              ... on Visit {
                status
                hostCountry {
                  name
                }
              }
              ... on Delegate {
                capacity
                visit {
                  slug
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
            }
          }
        }
      }
    }
  }
`;
