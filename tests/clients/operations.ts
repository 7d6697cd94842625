import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

/** A page of a list. */
export const VISITS = document(`
  query Visits($where: VisitWhere, $first: Int!, $after: String) {
    visits(where: $where, first: $first, after: $after, orderBy: [{ start: DESC }]) {
      totalCount
      edges { node { id slug title status start { edtf earliest latest } } }
      pageInfo { endCursor hasNextPage }
    }
  }`);

/** A list within an object, filtered. */
export const HOST = document(`
  query Host($slug: String!, $where: VisitWhere) {
    country(slug: $slug) {
      id
      name
      visitsHosted(where: $where, first: 100) {
        edges { node { id title status } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }`);

/** An object, and the cursor to subscribe after. */
export const VISIT = document(`
  query Visit($slug: String!) {
    liveCursor
    visit(slug: $slug) { id slug title status note start { edtf earliest latest } version updatedAt }
  }`);

export const UPDATE_VISIT = document(`
  mutation UpdateVisit($input: UpdateVisitInput!) {
    updateVisit(input: $input) {
      visit { id title status note start { edtf earliest latest } version updatedAt }
      errors { code message path }
    }
  }`);

export const VISIT_CHANGED = document(`
  subscription VisitChanged($slug: String!, $after: String) {
    visitChanged(slug: $slug, after: $after) {
      visit { id title status note start { edtf earliest latest } version updatedAt }
    }
  }`);

/** Things of several types, by the fields of an interface. */
export const SEARCH = document(`
  query Search($query: String!) {
    search(query: $query, first: 5) {
      edges { node { ... on Labelled { id slug label } } }
      pageInfo { endCursor hasNextPage }
    }
  }`);

export const DOCUMENTS = [VISITS, HOST, VISIT, UPDATE_VISIT, VISIT_CHANGED, SEARCH];

/** GraphQL Code Generator knows the types of results and variables; here they may be any. */
function document(text: string): TypedDocumentNode<any, any> {
  return parse(text);
}
