import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';

/**
 * A query that ran out of time is answered by that one error alone, with status 504, however many of its fields were
 * given up. A mutation's answer stays as it is: part of it may tell what was stored.
 */
export const timeoutStatus: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { http, body }, operation }) {
        if (body.kind !== 'single' || operation?.operation !== OperationTypeNode.QUERY) return;
        const timeout = body.singleResult.errors?.find(({ extensions }) => extensions?.code === REQUEST_TIMEOUT);
        if (!timeout) return;
        const { message, extensions } = timeout;
        http.status = 504;
        body.singleResult = { errors: [{ message, ...(extensions && { extensions }) }] };
      },
    };
  },
};

/** The code of an operation that was given up. */
export const REQUEST_TIMEOUT = 'REQUEST_TIMEOUT';
