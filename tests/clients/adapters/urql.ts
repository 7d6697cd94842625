import { formatDocument } from '@urql/core';
import { buildSchema, introspectionFromSchema, print } from 'graphql';
import { readFile } from 'node:fs/promises';
import { OPERATIONS } from '../operations.js';
import { schemaFacts } from '../schema-facts.js';
import { trust } from '../trust.js';
import { byId, createCache, createClient } from '../urql.js';
import type { Kind } from './adapter.js';

export async function urql(): Promise<Kind> {
  const sdl = await readFile('schema.graphql', 'utf8');
  const introspection = introspectionFromSchema(buildSchema(sdl));
  const { manifest, ids } = trust(Object.values(OPERATIONS).map((document) => print(formatDocument(document))));
  return {
    manifest,
    connect(connection) {
      const cache = createCache(introspection, schemaFacts(sdl));
      const exchanges = connection.byId ? [cache, byId(ids)] : [cache];
      const client = createClient(connection.url, connection.headers, connection.live, exchanges);
      const stops: { unsubscribe(): void }[] = [];
      return {
        query: async (name, variables) => (await client.query(OPERATIONS[name], variables)).data,
        async watch(name, variables) {
          let shown: any;
          await new Promise<void>((resolve) => {
            const results = client.query(OPERATIONS[name], variables);
            stops.push(results.subscribe(({ data }) => (shown = data) && resolve()));
          });
          return {
            get data() {
              return shown;
            },
            more: (after) => client.query(OPERATIONS[name], { ...variables, after }).toPromise(),
          };
        },
        mutate: async (name, variables) => (await client.mutation(OPERATIONS[name], variables)).data,
        subscribe(name, variables, next) {
          stops.push(client.subscription(OPERATIONS[name], variables).subscribe(({ data }) => next(data)));
        },
        cached: (name, variables) => client.readQuery(OPERATIONS[name], variables)?.data,
        close() {
          for (const stop of stops) stop.unsubscribe();
        },
      };
    },
  };
}
