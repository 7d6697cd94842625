import type { DocumentText } from './document-text.js';
import {
  type StatementFieldsFragment,
  StatementsDocument,
  type StatementsQueryVariables,
  VisitDocument,
  type VisitFieldsFragment,
  type VisitQuery,
  VisitsDocument,
  type VisitsQueryVariables,
} from './generated/operations.js';
import { type Page, Pages } from './pages.js';
import { type Client, request, type RequestOptions } from './request.js';

/** A visit, with the fields that `visits` returns. */
export type Visit = VisitFieldsFragment;
/** A visit with its delegations, events and passages. */
export type WholeVisit = NonNullable<VisitQuery['visit']>;
/** A statement, with its speakers, its outlet and its passages. */
export type Statement = StatementFieldsFragment;
export type { Client, DocumentText, Page, Pages, RequestOptions };
export type { VisitWhere, VisitOrder, StatementWhere, StatementOrder } from './generated/operations.js';
export { StatementsDocument, VisitDocument, VisitsDocument } from './generated/operations.js';
export { createClient, CommuniqueError, request } from './request.js';

/** The filter and the order of a list, and its page size, from 1 to 100. The default is 100. */
type Listed<Variables extends { first: number }> = Omit<Variables, 'first' | 'after'> & { first?: number };

/** Returns the visit with a slug, or null. @throws CommuniqueError */
export async function visit(client: Client, slug: string, options?: RequestOptions): Promise<WholeVisit | null> {
  return (await request(client, VisitDocument, { slug }, options)).visit;
}

/** Returns all matching visits, fetched a page at a time while iterating. @throws CommuniqueError */
export function visits(client: Client, list: Listed<VisitsQueryVariables> = {}, options?: RequestOptions): Pages<Visit> {
  return new Pages(async (after) => {
    return (await request(client, VisitsDocument, { first: 100, ...list, after: after ?? undefined }, options)).visits;
  });
}

/** Returns all matching statements, fetched a page at a time while iterating. @throws CommuniqueError */
export function statements(
  client: Client,
  list: Listed<StatementsQueryVariables> = {},
  options?: RequestOptions,
): Pages<Statement> {
  return new Pages(async (after) => {
    return (await request(client, StatementsDocument, { first: 100, ...list, after: after ?? undefined }, options)).statements;
  });
}
