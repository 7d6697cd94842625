import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../../context/context.js';

/** Apollo parses, validates and limits an operation that is streamed, but does not execute it. Before the plugins that do. */
export const acceptStreams: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    async responseForOperation({ contextValue, document, queryHash, request, response: { http } }) {
      if (!contextValue.stream) return null;
      const { operationName, variables: variableValues = {} } = request;
      contextValue.stream({ document, queryHash: queryHash!, operationName, variableValues });
      return { http, body: { kind: 'single', singleResult: { data: null } } };
    },
  }),
};
