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
        const type = preferredType(request.http?.headers.get('accept'), [JSON_TYPE, GRAPHQL_TYPE]);
        if (wellFormed && response.http.status === 400 && type !== GRAPHQL_TYPE) response.http.status = 200;
      },
    };
  },
};
