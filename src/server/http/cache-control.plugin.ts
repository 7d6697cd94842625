import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Context } from '../../context.js';
import { record } from './parameters.js';

/** What an answer to a GET depends on besides its URL. In lower case, as `@fastify/compress` looks for its own. */
const VARY = 'accept, accept-encoding, authorization';

/**
 * Says who may keep an answer: a query's by GET, or by the id of a document, may be kept; by anybody if the client has
 * not signed in. Kept or not, it is asked for again once it is `maxAge` seconds old. Errors and all else are not kept.
 */
export function cacheControl(maxAge: number): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse(context) {
          const { headers } = context.response.http;
          headers.set('vary', VARY);
          headers.set('cache-control', mayBeKept(context) ? kept(context.contextValue, maxAge) : 'no-store');
        },
      };
    },
  };
}

function mayBeKept({ request, operation, response }: GraphQLRequestContext<Context>): boolean {
  const { body: answer } = response;
  if (operation?.operation !== OperationTypeNode.QUERY || answer?.kind !== 'single' || answer.singleResult.errors) {
    return false;
  }
  // Where a trusted document was named by its id, that key is left, without the value.
  const sent = record(request.http?.body);
  return request.http?.method === 'GET' || ('documentId' in sent && sent['documentId'] === undefined);
}

function kept({ viewer }: Context, maxAge: number): string {
  return `${viewer ? 'private' : 'public'}, max-age=${viewer ? 0 : maxAge}, must-revalidate`;
}
