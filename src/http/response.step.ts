import { OperationTypeNode } from 'graphql';
import type { Config } from '../config/config.js';
import { CODES } from '../shared/errors.js';
import type { Context } from '../schema/context/context.js';
import type { AnsweredContext, Hooks, Step } from './steps/steps.js';
import { preferredType } from './negotiate.js';
import { record } from './request.js';

export const JSON_TYPE = 'application/json; charset=utf-8';
export const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';
const FAILURES: unknown[] = [
  'INSUFFICIENT_STORAGE',
  'REQUEST_TIMEOUT',
  'SERVER_BUSY',
  'SERVICE_UNAVAILABLE',
  'VERSION_UNAVAILABLE',
];
const NOT_EXECUTABLE: unknown[] = ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE'];

export function responseStatus({ statusCodes }: Pick<Config, 'statusCodes'>): Step {
  const hooks: Hooks = {
    willSendResponse(context) {
      followSpecification(context);
      deliverTheRest(context);
      reportFailure(context);
      if (statusCodes === 'draft') followDraft(context);
    },
  };
  return () => hooks;
}

/**
 * An application/json response to a well-formed request has status 200, to distinguish it from a proxy's error. Apollo's 400
 * is correct only for application/graphql-response+json.
 * https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
function followSpecification({ request, response, source }: AnsweredContext): void {
  const wellFormed = source !== undefined;
  if (!wellFormed || response.http.status !== 400) return;
  response.http.status = rejection(request.http?.headers.get('accept')).status;
}

/**
 * The draft of GraphQL over HTTP has more statuses, only for application/graphql-response+json: 422 for a document that parses
 * but cannot be executed, and 294 for data with errors.
 * https://graphql.github.io/graphql-over-http/draft/#sec-application-graphql-response-json
 */
function followDraft({ request, response: { http, body } }: AnsweredContext): void {
  if (body.kind !== 'single' || rejection(request.http?.headers.get('accept')).type !== GRAPHQL_TYPE) return;
  const { data, errors = [] } = body.singleResult;
  const status = http.status ?? 200;
  if (status === 200 && data !== undefined && errors.length > 0) http.status = 294;
  if (status === 400 && errors.some(({ extensions }) => NOT_EXECUTABLE.includes(extensions?.['code']))) http.status = 422;
}

export function rejection(accept: string | undefined): { status: 200 | 400; type: string } {
  const type = preferredType(accept, [JSON_TYPE, GRAPHQL_TYPE]);
  return { status: type === JSON_TYPE ? 200 : 400, type: type ?? JSON_TYPE };
}

/**
 * A field that the client may not read is null. If other root fields have data, the status is 200, because clients such as
 * Apollo Client discard data from other responses.
 */
function deliverTheRest({ response: { http, body } }: AnsweredContext): void {
  const isRefused = http.status === 401 || http.status === 403;
  if (isRefused && body.kind === 'single' && hasData(body.singleResult.data)) http.status = 200;
}

function hasData(data: Record<string, unknown> | null | undefined): boolean {
  return Object.values(data ?? {}).some((field) => field !== null);
}

/**
 * If a query timed out or the store failed, the response has only that error and its HTTP status, regardless of how many fields
 * failed. A mutation keeps all its errors. If any of its fields has data, something was stored, so the status remains 200.
 */
function reportFailure({ response: { http, body }, operation }: AnsweredContext): void {
  if (body.kind !== 'single') return;
  const { data, errors = [] } = body.singleResult;
  const error = errors.find(({ extensions }) => FAILURES.includes(extensions?.['code']));
  if (!error) return;
  const isQuery = operation?.operation === OperationTypeNode.QUERY;
  if (!isQuery && hasData(data)) return;
  const { message, extensions } = error;
  const { status, retryAfter } = CODES[extensions!['code'] as 'SERVER_BUSY'];
  http.status = status;
  if (retryAfter) http.headers.set('retry-after', String(retryAfter));
  if (isQuery) body.singleResult = { errors: [{ message, ...(extensions && { extensions }) }] };
}

const VARY = 'accept, accept-encoding, authorization, communique-min-version';

/**
 * Sets `cache-control`. A query sent by GET or with a document id is cacheable, and public if the client is not signed in.
 * Caches revalidate after `maxAge` seconds. Errors and everything else are `no-store`.
 */
export function cacheControl(maxAge: number): Step {
  const hooks: Hooks = {
    willSendResponse(context) {
      const { headers } = context.response.http;
      headers.set('vary', VARY);
      headers.set('cache-control', isCacheable(context) ? directives(context.contextValue, maxAge) : 'no-store');
    },
  };
  return () => hooks;
}

function isCacheable({ request, operation, response: { body } }: AnsweredContext): boolean {
  if (operation?.operation !== OperationTypeNode.QUERY || body.kind !== 'single' || body.singleResult.errors) {
    return false;
  }
  // A request for a trusted document still has this key, without a value.
  const sent = record(request.http?.body);
  return request.http?.method === 'GET' || ('documentId' in sent && sent['documentId'] === undefined);
}

function directives({ viewer }: Context, maxAge: number): string {
  return `${viewer ? 'private' : 'public'}, max-age=${viewer ? 0 : maxAge}, must-revalidate`;
}
