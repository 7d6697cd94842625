import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';

/** The code of an operation that was given up. */
export const REQUEST_TIMEOUT = 'REQUEST_TIMEOUT';
/** The code of one that came when as many were worked on as can be, here or in the store. */
export const SERVER_BUSY = 'SERVER_BUSY';
/** The code of one that needs what cannot be had just now. */
export const SERVICE_UNAVAILABLE = 'SERVICE_UNAVAILABLE';

/** When to try again, in seconds, where that may help. */
export const RETRY_AFTER = { [SERVER_BUSY]: '1', [SERVICE_UNAVAILABLE]: '5' };

const FAILURES: Partial<Record<string, { status: number; retryAfter?: string }>> = {
  [REQUEST_TIMEOUT]: { status: 504 },
  [SERVER_BUSY]: { status: 503, retryAfter: RETRY_AFTER[SERVER_BUSY] },
  [SERVICE_UNAVAILABLE]: { status: 503, retryAfter: RETRY_AFTER[SERVICE_UNAVAILABLE] },
};

/**
 * A query that failed for want of time or of the store is answered by that one error alone, with its status, however
 * many of its fields failed. A mutation's errors stay as they are; where it has data, that tells what was stored, and it
 * is answered as if all had gone well.
 */
export const failureStatus: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { http, body }, operation }) {
        if (body.kind !== 'single') return;
        const { data, errors = [] } = body.singleResult;
        const error = errors.find(({ extensions }) => failureOf(extensions));
        const failure = failureOf(error?.extensions);
        if (!error || !failure) return;
        const isQuery = operation?.operation === OperationTypeNode.QUERY;
        if (!isQuery && data) return;
        http.status = failure.status;
        if (failure.retryAfter) http.headers.set('retry-after', failure.retryAfter);
        const { message, extensions } = error;
        if (isQuery) body.singleResult = { errors: [{ message, ...(extensions && { extensions }) }] };
      },
    };
  },
};

function failureOf(extensions: { code?: unknown } | undefined) {
  return FAILURES[String(extensions?.code)];
}
