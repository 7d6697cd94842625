import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import { CODES } from '../../errors.js';

const FAILURES: unknown[] = ['REQUEST_TIMEOUT', 'SERVER_BUSY', 'SERVICE_UNAVAILABLE'];

/**
 * A query that ran out of time, or lost the store, is answered with that one error and its HTTP status, however many
 * fields failed. A mutation keeps all its errors; if it has data, something was stored, and the status stays 200.
 */
export const failureStatus: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { http, body }, operation }) {
        if (body.kind !== 'single') return;
        const { data, errors = [] } = body.singleResult;
        const error = errors.find(({ extensions }) => FAILURES.includes(extensions?.['code']));
        if (!error) return;
        const isQuery = operation?.operation === OperationTypeNode.QUERY;
        if (!isQuery && data) return;
        const { message, extensions } = error;
        const { status, retryAfter } = CODES[extensions!['code'] as 'SERVER_BUSY'];
        http.status = status;
        if (retryAfter) http.headers.set('retry-after', String(retryAfter));
        if (isQuery) body.singleResult = { errors: [{ message, ...(extensions && { extensions }) }] };
      },
    };
  },
};
