import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { GraphQLError, OperationTypeNode, type FormattedExecutionResult } from 'graphql';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { Context } from '../context.js';

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
        const { contextValue, document, operation, request, response } = context as GraphQLRequestContext<Context>;
        const subscribes = operation?.operation === OperationTypeNode.SUBSCRIPTION;
        if (!subscribes && !contextValue.live) return null;
        if (subscribes && contextValue.live) {
          const { operationName, variables = {} } = request;
          contextValue.live.accept({ document: document!, operationName, variableValues: variables });
        }
        const singleResult = subscribes && contextValue.live ? { data: null } : refused(subscribes);
        return { http: response.http, body: { kind: 'single', singleResult } };
      },
    };
  },
};

function refused(subscribes: boolean): FormattedExecutionResult {
  const extensions = { code: ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE };
  return { errors: [new GraphQLError(subscribes ? STREAM_ONLY : POST_ONLY, { extensions }).toJSON()] };
}
