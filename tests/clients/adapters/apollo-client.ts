import { readFile } from 'node:fs/promises';
import { createClient, sent } from '../apollo-client/client.js';
import { followVisit, showVisits, updateVisit } from '../apollo-client/visits.js';
import { OPERATIONS } from '../operations.js';
import { schemaFacts } from '../schema-facts.js';
import { trust } from '../trust.js';
import type { Kind } from './adapter.js';

export async function apolloClient(): Promise<Kind> {
  const facts = schemaFacts(await readFile('schema.graphql', 'utf8'));
  const { manifest, ids } = trust(Object.values(OPERATIONS).map(sent));
  return {
    manifest,
    connect({ url, headers, live, byId }) {
      const client = createClient(url, headers, live, facts, byId ? ids : undefined);
      return {
        showVisits: (where, show) => showVisits(client, where, show),
        followVisit: (slug, show) => followVisit(client, slug, show),
        updateVisit: (visit, change) => updateVisit(client, visit, change),
        query: async (name, variables) => (await client.query({ query: OPERATIONS[name], variables })).data,
        mutate: async (name, variables) => (await client.mutate({ mutation: OPERATIONS[name], variables })).data,
        subscribe(name, variables, next) {
          const events = client.subscribe({ query: OPERATIONS[name], variables }).subscribe(({ data }) => next(data));
          return () => events.unsubscribe();
        },
        cached: (name, variables) => client.readQuery({ query: OPERATIONS[name], variables }),
        close: () => client.stop(),
      };
    },
  };
}
