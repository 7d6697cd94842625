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

/** A visit as it stands in lists. */
export type Visit = VisitFieldsFragment;
/** A visit with its delegations, events and passages. */
export type WholeVisit = NonNullable<VisitQuery['visit']>;
/** A statement, with who spoke, who reported it and where it stands. */
export type Statement = StatementFieldsFragment;
export type { Client, DocumentText, Page, Pages, RequestOptions };
export type { VisitWhere, VisitOrder, StatementWhere, StatementOrder } from './generated/operations.js';
export { StatementsDocument, VisitDocument, VisitsDocument } from './generated/operations.js';
export { createClient, CommuniqueError, request } from './request.js';

/** Which objects of a list, in which order, and how many a page has: 1 to 100, by default 100. */
type Listed<Variables extends { first: number }> = Omit<Variables, 'first' | 'after'> & { first?: number };

/** The visit with a slug, or null. @throws CommuniqueError */
export async function visit(client: Client, slug: string, options?: RequestOptions): Promise<WholeVisit | null> {
  return (await request(client, VisitDocument, { slug }, options)).visit;
}

/** All visits that match, page by page as they are iterated. @throws CommuniqueError */
export function visits(client: Client, list: Listed<VisitsQueryVariables> = {}, options?: RequestOptions): Pages<Visit> {
  return new Pages(async (after) => {
    return (await request(client, VisitsDocument, { first: 100, ...list, after: after ?? undefined }, options)).visits;
  });
}

/** All statements that match, page by page as they are iterated. @throws CommuniqueError */
export function statements(
  client: Client,
  list: Listed<StatementsQueryVariables> = {},
  options?: RequestOptions,
): Pages<Statement> {
  return new Pages(async (after) => {
    return (await request(client, StatementsDocument, { first: 100, ...list, after: after ?? undefined }, options)).statements;
  });
}
