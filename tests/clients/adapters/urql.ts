import { formatDocument } from '@urql/core';
import { buildSchema, introspectionFromSchema, print } from 'graphql';
import { readFile } from 'node:fs/promises';
import { OPERATIONS } from '../operations.js';
import { schemaFacts } from '../schema-facts.js';
import { trust } from '../trust.js';
import { byId, createCache, createClient } from '../urql/client.js';
import { followVisit, showVisits, updateVisit } from '../urql/visits.js';
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
      return {
        showVisits: (where, show) => showVisits(client, where, show),
        followVisit: (slug, show) => followVisit(client, slug, show),
        updateVisit: (visit, change) => updateVisit(client, visit, change),
        query: async (name, variables) => (await client.query(OPERATIONS[name], variables)).data,
        mutate: async (name, variables) => (await client.mutation(OPERATIONS[name], variables)).data,
        subscribe(name, variables, next) {
          const events = client.subscription(OPERATIONS[name], variables).subscribe(({ data }) => next(data));
          return () => events.unsubscribe();
        },
        cached: (name, variables) => client.readQuery(OPERATIONS[name], variables)?.data,
        close: () => {},
      };
    },
  };
}
