import type { Client } from '@urql/core';
import { OPERATIONS } from '../operations.js';

const { Visits, Visit, UpdateVisit, VisitChanged } = OPERATIONS;

/** Shows a list, now and after each change. */
export function showVisits(client: Client, where: object, show: (visits: any) => void) {
  let page: { hasNextPage: boolean; endCursor: string };
  const variables = { where, first: 2 };
  const shown = client.query(Visits, variables).subscribe(({ data }) => {
    if (!data) return;
    page = data.visits.pageInfo;
    show(data.visits);
  });
  return {
    more: async () => void (page.hasNextPage && (await client.query(Visits, { ...variables, after: page.endCursor }))),
    stop: () => shown.unsubscribe(),
  };
}

/** Updates the visit with the version that was read. Resolves to the errors, if it is refused. */
export async function updateVisit(client: Client, { id, version }: any, change: object): Promise<any[]> {
  const { data, error } = await client.mutation(UpdateVisit, { input: { id, version, ...change } });
  if (error) throw error;
  return data.updateVisit.errors;
}

/** Shows a visit, now and whenever anybody changes it. */
export async function followVisit(client: Client, slug: string, show: (visit: any) => void) {
  // The cursor must come from this answer, not from an older one in the cache.
  const { data } = await client.query(Visit, { slug }, { requestPolicy: 'network-only' });
  const shown = client.query(Visit, { slug }).subscribe(({ data }) => show(data?.visit));
  const events = client.subscription(VisitChanged, { slug, after: data.liveCursor }).subscribe(({ error }) => {
    if (error) console.error(error);
  });
  return () => [shown, events].forEach((it) => it.unsubscribe());
}
