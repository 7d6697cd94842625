import type { ApolloServerPlugin } from '@apollo/server';
import { preferredType } from './negotiate.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

/**
 * GraphQL over HTTP: an answer of type application/json has status 200 whenever the request was well-formed, even
 * where the operation was refused, so that clients can tell it from an error of some proxy; Apollo says 400. Clients
 * that ask for application/graphql-response+json get the 400.
 * https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
export const specStatus: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, source }) {
        const wellFormed = source !== undefined;
        const { status } = refusal(request.http?.headers.get('accept'));
        if (wellFormed && response.http.status === 400) response.http.status = status;
      },
    };
  },
};

/** The status and the type of what tells that an operation is refused. */
export function refusal(accept: string | undefined): { status: 200 | 400; type: string } {
  const type = preferredType(accept, [JSON_TYPE, GRAPHQL_TYPE]) ?? JSON_TYPE;
  return { status: type === GRAPHQL_TYPE ? 400 : 200, type };
}
