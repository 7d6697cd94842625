import {
  Client,
  fetchExchange,
  formatDocument,
  makeOperation,
  mapExchange,
  subscriptionExchange,
  type Exchange,
} from '@urql/core';
import { cacheExchange, type Data } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { getOperationAST, print, type DocumentNode, type IntrospectionQuery } from 'graphql';
import { subscribe, type LiveClient } from '../live.js';
import type { SchemaFacts } from '../schema-facts.js';

export function createCache(schema: IntrospectionQuery, { withoutId, lists }: SchemaFacts): Exchange {
  const embedded = withoutId.map((name) => [name, () => null]);
  const paged = Object.entries(lists).map(([name, fields]) => [
    name,
    Object.fromEntries(Object.keys(fields).map((field) => [field, relayPagination()])),
  ]);
  return cacheExchange({
    schema,
    keys: { ...Object.fromEntries(embedded), PartialDate: (date: Data) => date['edtf'] as string },
    resolvers: Object.fromEntries(paged),
  });
}

/** Subscriptions use a graphql-ws or graphql-sse client, everything else HTTP. With `ids`, documents are sent by id. */
export function createClient(
  url: string,
  headers: Record<string, string>,
  live: LiveClient,
  cache: Exchange,
  ids?: Record<string, string>,
): Client {
  const events = subscriptionExchange({
    forwardSubscription: ({ query = '', variables, extensions }) => ({
      subscribe: (sink) => ({
        unsubscribe: subscribe(live, { query, variables, extensions }, sink),
      }),
    }),
  });
  const exchanges = ids ? [cache, nameDocuments(ids), events, fetchExchange] : [cache, events, fetchExchange];
  return new Client({ url, fetchOptions: { headers }, preferGetMethod: false, exchanges });
}

function nameDocuments(ids: Record<string, string>): Exchange {
  return mapExchange({
    onOperation(operation) {
      const sha256Hash = ids[getOperationAST(operation.query)!.name!.value]!;
      const extensions = { ...operation.extensions, persistedQuery: { version: 1 as const, sha256Hash } };
      return makeOperation(operation.kind, { ...operation, extensions }, operation.context);
    },
  });
}

/** A document as urql sends it, for the manifest. */
export function sent(document: DocumentNode): string {
  return print(formatDocument(document));
}
