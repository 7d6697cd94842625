import type { ApolloClient, ObservableQuery } from '@apollo/client/core';
import { OPERATIONS } from '../operations.js';

const { Visits, Visit, UpdateVisit, VisitChanged } = OPERATIONS;

/** Shows a list, now and after each change. */
export function showVisits(client: ApolloClient, where: object, show: (visits: any) => void) {
  const list = client.watchQuery({ query: Visits, variables: { where, first: 2 } });
  const shown = list.subscribe(({ data }) => data && show(data.visits));
  return { more: () => nextPage(list), stop: () => shown.unsubscribe() };
}

async function nextPage(list: ObservableQuery<any, any>) {
  const { hasNextPage, endCursor } = list.getCurrentResult().data.visits.pageInfo;
  if (hasNextPage) await list.fetchMore({ variables: { after: endCursor } });
}

/** Updates the visit with the version that was read. Resolves to the errors, if it is refused. */
export async function updateVisit(client: ApolloClient, { id, version }: any, change: object): Promise<any[]> {
  const variables = { input: { id, version, ...change } };
  const { data } = await client.mutate({ mutation: UpdateVisit, variables });
  return data.updateVisit.errors;
}

/** Shows a visit, now and whenever anybody changes it. */
export async function followVisit(client: ApolloClient, slug: string, show: (visit: any) => void) {
  // The cursor must come from this answer, not from an older one in the cache.
  const { data } = await client.query({ query: Visit, variables: { slug }, fetchPolicy: 'network-only' });
  const shown = client.watchQuery({ query: Visit, variables: { slug } }).subscribe(({ data }) => show(data?.visit));
  const variables = { slug, after: data.liveCursor };
  const events = client.subscribe({ query: VisitChanged, variables }).subscribe({ error: console.error });
  return () => [shown, events].forEach((it) => it.unsubscribe());
}
