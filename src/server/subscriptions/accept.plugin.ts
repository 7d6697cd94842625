import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Context } from '../../context.js';
import { ClientError } from '../../errors.js';
import { unconditionalRoot } from './unconditional-root.js';

const SUBSCRIPTIONS_ONLY = 'Only subscriptions are accepted here. Send queries and mutations by POST, and accept JSON.';
const STREAMS_ONLY =
  'Subscriptions need a WebSocket (graphql-transport-ws), or a request that accepts text/event-stream.';

/**
 * Apollo parses, validates and limits a subscription like any operation, but does not execute it: one that passes goes
 * to the connection that it came by. This plugin must come before those that execute operations.
 */
export const acceptSubscriptions: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    async responseForOperation({ contextValue, document, operation, queryHash, request, response: { http } }) {
      const { live } = contextValue;
      const subscribes = operation?.operation === OperationTypeNode.SUBSCRIPTION;
      if (!subscribes && !live) return null;
      const error = wrongTransport(live !== null, subscribes) ?? unconditionalRoot(operation, document);
      if (error) http.status = error.status;
      else {
        const { operationName, variables: variableValues = {} } = request;
        live!.accept({ document, queryHash: queryHash!, operationName, variableValues });
      }
      const singleResult = error ? { errors: [error.toJSON()] } : { data: null };
      return { http, body: { kind: 'single', singleResult } };
    },
  }),
};

function wrongTransport(streams: boolean, subscribes: boolean): ClientError | null {
  if (streams && subscribes) return null;
  return new ClientError('OPERATION_RESOLUTION_FAILURE', subscribes ? STREAMS_ONLY : SUBSCRIPTIONS_ONLY);
}
