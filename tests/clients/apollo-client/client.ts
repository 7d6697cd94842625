import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable, type TypePolicies } from '@apollo/client/core';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { getOperationAST, OperationTypeNode, print, type DocumentNode } from 'graphql';
import { subscribe, type LiveClient } from '../live.js';
import type { SchemaFacts } from '../schema-facts.js';

function createCache({ possibleTypes, withoutId, lists }: SchemaFacts): InMemoryCache {
  const typePolicies: TypePolicies = {};
  for (const name of withoutId) typePolicies[name] = { merge: true };
  typePolicies['PartialDate'] = { keyFields: ['edtf'] };
  for (const [name, keys] of Object.entries(lists)) {
    const fields = Object.entries(keys).map(([field, args]) => [field, relayStylePagination(args)]);
    typePolicies[name] = { ...typePolicies[name], fields: Object.fromEntries(fields) };
  }
  return new InMemoryCache({ possibleTypes, typePolicies });
}

/** Subscriptions use a graphql-ws or graphql-sse client, everything else HTTP. With `ids`, documents are sent by id. */
export function createClient(
  url: string,
  headers: Record<string, string>,
  live: LiveClient,
  facts: SchemaFacts,
  ids?: Record<string, string>,
): ApolloClient {
  const events = new ApolloLink(({ query, variables, extensions }) => {
    const request = { query: extensions['persistedQuery'] ? '' : print(query), variables, extensions };
    return new Observable((sink) => subscribe(live, request, sink));
  });
  const http = new HttpLink({ uri: url, headers });
  const both = ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, events, http);
  return new ApolloClient({ cache: createCache(facts), link: ids ? nameDocuments(ids).concat(both) : both });
}

function nameDocuments(ids: Record<string, string>): ApolloLink {
  return new PersistedQueryLink({ generateHash: (document) => ids[getOperationAST(document)!.name!.value]! });
}

/** A document as Apollo Client sends it, for the manifest. */
export function sent(document: DocumentNode): string {
  return print(new InMemoryCache().transformDocument(document));
}
