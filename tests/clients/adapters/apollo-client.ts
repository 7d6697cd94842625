import { HttpLink } from '@apollo/client/core';
import { print } from 'graphql';
import { readFile } from 'node:fs/promises';
import { byId, createCache, createClient, createLink } from '../apollo-client.js';
import { OPERATIONS } from '../operations.js';
import { schemaFacts } from '../schema-facts.js';
import { trust } from '../trust.js';
import type { Kind } from './adapter.js';

export async function apolloClient(): Promise<Kind> {
  const facts = schemaFacts(await readFile('schema.graphql', 'utf8'));
  const transform = createCache(facts);
  const sent = Object.values(OPERATIONS).map((document) => print(transform.transformDocument(document)));
  const { manifest, ids } = trust(sent);
  return {
    manifest,
    connect(connection) {
      const link = createLink(connection.live, new HttpLink({ uri: connection.url, headers: connection.headers }));
      const apollo = createClient(createCache(facts), connection.byId ? byId(ids).concat(link) : link);
      const stops: { unsubscribe(): void }[] = [];
      return {
        query: async (name, variables) => (await apollo.query({ query: OPERATIONS[name], variables })).data,
        async watch(name, variables) {
          const shown = apollo.watchQuery({ query: OPERATIONS[name], variables });
          await new Promise<void>((resolve) => {
            stops.push(shown.subscribe(({ dataState }) => void (dataState === 'complete' && resolve())));
          });
          return {
            get data() {
              return shown.getCurrentResult().data;
            },
            more: (after) => shown.fetchMore({ variables: { after } }),
          };
        },
        mutate: async (name, variables) => (await apollo.mutate({ mutation: OPERATIONS[name], variables })).data,
        subscribe(name, variables, next) {
          const events = apollo.subscribe({ query: OPERATIONS[name], variables });
          stops.push(events.subscribe(({ data }) => next(data)));
        },
        cached: (name, variables) => apollo.readQuery({ query: OPERATIONS[name], variables }),
        close() {
          for (const stop of stops) stop.unsubscribe();
          apollo.stop();
        },
      };
    },
  };
}
