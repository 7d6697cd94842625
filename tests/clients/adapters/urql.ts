import { buildSchema, introspectionFromSchema } from 'graphql';
import { readFile } from 'node:fs/promises';
import { OPERATIONS } from '../operations.js';
import { schemaFacts } from '../schema-facts.js';
import { trust } from '../trust.js';
import { createCache, createClient, sent } from '../urql/client.js';
import { followVisit, showVisits, updateVisit } from '../urql/visits.js';
import type { Kind } from './adapter.js';

export async function urql(): Promise<Kind> {
  const sdl = await readFile('schema.graphql', 'utf8');
  const facts = schemaFacts(sdl);
  const introspection = introspectionFromSchema(buildSchema(sdl));
  const { manifest, ids } = trust(Object.values(OPERATIONS).map(sent));
  return {
    manifest,
    connect({ url, headers, live, byId }) {
      const cache = createCache(introspection, facts);
      const client = createClient(url, headers, live, cache, byId ? ids : undefined);
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
