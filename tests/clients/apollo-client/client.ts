import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable } from '@apollo/client/core';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { getOperationAST, print } from 'graphql';
import { subscribe, type LiveClient } from '../live.js';
import type { SchemaFacts } from '../schema-facts.js';

export function createCache({ possibleTypes, withoutId, lists }: SchemaFacts): InMemoryCache {
  const embedded = withoutId.map((name) => [name, { merge: true }]);
  const paged = Object.entries(lists).map(([name, fields]) => {
    const policies = Object.entries(fields).map(([field, keys]) => [field, relayStylePagination(keys)]);
    return [name, { fields: Object.fromEntries(policies) }];
  });
  const typePolicies = Object.fromEntries([...embedded, ...paged]);
  typePolicies.PartialDate = { keyFields: ['edtf'] };
  return new InMemoryCache({ possibleTypes, typePolicies });
}

/** Subscriptions go by a client of graphql-ws or graphql-sse, all else by HTTP. */
export function createLink(live: LiveClient, http: HttpLink): ApolloLink {
  const events = new ApolloLink(({ query, variables, extensions }) => {
    const request = { query: extensions['persistedQuery'] ? '' : print(query), variables, extensions };
    return new Observable((sink) => subscribe(live, request, sink));
  });
  return ApolloLink.split(({ operationType }) => operationType === 'subscription', events, http);
}

export function createClient(cache: InMemoryCache, link: ApolloLink): ApolloClient {
  return new ApolloClient({ cache, link });
}

/** Sends the ids of documents in place of their text. */
export function byId(ids: Record<string, string>): ApolloLink {
  return new PersistedQueryLink({ generateHash: (document) => ids[getOperationAST(document)!.name!.value]! });
}
