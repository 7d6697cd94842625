import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { Context } from '../../context.js';
import { unconditionalRoot } from './unconditional-root.js';

const POST_ONLY = 'Only subscriptions are answered here: send queries and mutations by POST, and accept JSON.';
const STREAM_ONLY =
  'Subscriptions are answered over a WebSocket (graphql-transport-ws), or to requests that accept text/event-stream.';

/**
 * Apollo judges a subscription as it does every operation (parsing, validation, limits), and executes none: what has
 * passed is handed to the connection that it came by, which carries it out. It must come before whatever else answers
 * operations.
 */
export const acceptSubscriptions: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async responseForOperation(context) {
        const { contextValue, document, operation, queryHash, request, response } =
          context as GraphQLRequestContext<Context>;
        const { live } = contextValue;
        const subscribes = operation?.operation === OperationTypeNode.SUBSCRIPTION;
        if (!subscribes && !live) return null;
        const refusal = refusalOf(live !== null, subscribes) ?? unconditionalRoot(operation!, document!);
        if (!refusal) {
          const { operationName, variables = {} } = request;
          live!.accept({ document: document!, queryHash: queryHash!, operationName, variableValues: variables });
        }
        if (refusal) response.http.status = 400; // of a type for which that is not 200 whatever happens
        const singleResult = refusal ? { errors: [refusal.toJSON()] } : { data: null };
        return { http: response.http, body: { kind: 'single', singleResult } };
      },
    };
  },
};

function refusalOf(streams: boolean, subscribes: boolean): GraphQLError | null {
  if (streams && subscribes) return null;
  const extensions = { code: ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE };
  return new GraphQLError(subscribes ? STREAM_ONLY : POST_ONLY, { extensions });
}
