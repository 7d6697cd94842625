import { OperationTypeNode } from 'graphql';
import type { Context } from '../../context/context.js';
import type { AnsweredContext, Hooks, Step } from '../steps/steps.js';
import { record } from './parameters.js';

const VARY = 'accept, accept-encoding, authorization, communique-min-version';

/**
 * Sets `cache-control`. A query by GET, or by the id of a document, may be cached; publicly if the client is not signed
 * in. Caches revalidate after `maxAge` seconds. Errors and everything else are `no-store`.
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
  // A request that named a trusted document has this key left, without a value.
  const sent = record(request.http?.body);
  return request.http?.method === 'GET' || ('documentId' in sent && sent['documentId'] === undefined);
}

function directives({ viewer }: Context, maxAge: number): string {
  return `${viewer ? 'private' : 'public'}, max-age=${viewer ? 0 : maxAge}, must-revalidate`;
}
