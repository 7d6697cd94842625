import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

export const OPERATIONS = {
  /** A page of a list. */
  Visits: document(`
  query Visits($where: VisitWhere, $first: Int!, $after: String) {
    visits(where: $where, first: $first, after: $after, orderBy: [{ start: DESC }]) {
      totalCount
      edges { node { id slug title status start { edtf earliest latest } } }
      pageInfo { endCursor hasNextPage }
    }
  }`),

  /** A list within an object, filtered. */
  Host: document(`
  query Host($slug: String!, $where: VisitWhere) {
    country(slug: $slug) {
      id
      name
      visitsHosted(where: $where, first: 100) {
        edges { node { id title status } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }`),

  /** An object, and the cursor to subscribe after. */
  Visit: document(`
  query Visit($slug: String!) {
    liveCursor
    visit(slug: $slug) { id slug title status note start { edtf earliest latest } version updatedAt }
  }`),

  UpdateVisit: document(`
  mutation UpdateVisit($input: UpdateVisitInput!) {
    updateVisit(input: $input) {
      visit { id title status note start { edtf earliest latest } version updatedAt }
      errors { code message path }
    }
  }`),

  /** An answer that has only a part of a date. */
  MoveVisit: document(`
  mutation MoveVisit($input: UpdateVisitInput!) {
    updateVisit(input: $input) {
      visit { id version start { edtf } }
    }
  }`),

  VisitChanged: document(`
  subscription VisitChanged($slug: String!, $after: String) {
    visitChanged(slug: $slug, after: $after) {
      visit { id title status note start { edtf earliest latest } version updatedAt }
    }
  }`),

  /** Objects of several types, by the fields of an interface. */
  Search: document(`
  query Search($query: String!) {
    search(query: $query, first: 5) {
      edges { node { ... on Labelled { id slug label } } }
      pageInfo { endCursor hasNextPage }
    }
  }`),

  /** Facts of several types, behind an interface. */
  Facts: document(`
  query Facts($slug: String!) {
    source(slug: $slug) {
      id
      passages(first: 20) {
        edges {
          node {
            id
            exact
            fact {
              __typename
              id
              label
              ... on Visit { status hostCountry { id name } }
              ... on Delegate { capacity visit { id slug } }
              ... on Statement { text speakers { __typename ... on Node { id } ... on Labelled { label } } }
            }
          }
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  }`),
};

export type OperationName = keyof typeof OPERATIONS;

/** Results and variables are `any` here; GraphQL Code Generator would generate their types. */
function document(text: string): TypedDocumentNode<any, any> {
  return parse(text);
}
