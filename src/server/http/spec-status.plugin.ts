import type { ApolloServerPlugin } from '@apollo/server';
import { preferredType } from './negotiate.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

/**
 * GraphQL over HTTP: a response of type application/json has status 200 if the request was well-formed, even if the
 * operation failed, to distinguish it from an error of a proxy. Apollo would send 400, which is right for
 * application/graphql-response+json only.
 * https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
export const specStatus: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, source }) {
        const wellFormed = source !== undefined;
        const { status } = rejection(request.http?.headers.get('accept'));
        if (wellFormed && response.http.status === 400) response.http.status = status;
      },
    };
  },
};

/** The status and type of the response to an operation that is rejected. */
export function rejection(accept: string | undefined): { status: 200 | 400; type: string } {
  const type = preferredType(accept, [JSON_TYPE, GRAPHQL_TYPE]) ?? JSON_TYPE;
  return { status: type === GRAPHQL_TYPE ? 400 : 200, type };
}
