import {
  commitLocalUpdate,
  commitMutation,
  ConnectionHandler,
  createOperationDescriptor,
  fetchQuery,
  getRequest,
  requestSubscription,
  type Environment,
  type GraphQLTaggedNode,
  type Variables,
} from 'relay-runtime';
import type * as documents from './visit.js';

/** What `import * as documents from './visit.js'` returns in a program transformed by babel-plugin-relay. */
export type Documents = typeof documents;

/** Shows what a query reads from the store, now and after each change. React's hooks do this by themselves. */
export function watch(environment: Environment, query: GraphQLTaggedNode, variables: Variables, show: (data: any) => void) {
  const operation = createOperationDescriptor(getRequest(query), variables);
  const retained = environment.retain(operation);
  const snapshot = environment.lookup(operation.fragment);
  const changes = environment.subscribe(snapshot, ({ data }) => show(data));
  show(snapshot.data);
  return () => [changes, retained].forEach((it) => it.dispose());
}

/** Shows a list, now and after each change. */
export async function showVisits(environment: Environment, { Visits }: Documents, where: object, show: (visits: any) => void) {
  const variables = { where, first: 2 };
  const fetchPage = (after?: string) => fetchQuery<any>(environment, Visits, { ...variables, after }).toPromise();
  await fetchPage();
  let page: { hasNextPage: boolean; endCursor: string };
  const stop = watch(environment, Visits, variables, ({ visits }) => {
    page = visits.pageInfo;
    show(visits);
  });
  return { more: async () => void (page.hasNextPage && (await fetchPage(page.endCursor))), stop };
}

/** Adds a visit in the store to the start of a shown list. The filters are all arguments but those for paging. */
export function addVisit(environment: Environment, id: string, where: object) {
  commitLocalUpdate(environment, (store) => {
    const filters = { where, orderBy: [{ start: 'DESC' }] };
    const list = ConnectionHandler.getConnection(store.getRoot(), 'visitsQuery_visits', filters);
    const visit = store.get(id);
    if (!list || !visit) return;
    ConnectionHandler.insertEdgeBefore(list, ConnectionHandler.createEdge(store, list, visit, 'VisitEdge'));
  });
}

/** Updates the visit with the version that was read. Resolves to the errors, if it is refused. */
export function updateVisit(
  environment: Environment,
  { UpdateVisit }: Documents,
  { id, version }: any,
  change: object,
): Promise<any[]> {
  return new Promise((resolve, reject) => {
    commitMutation<any>(environment, {
      mutation: UpdateVisit,
      variables: { input: { id, version, ...change } },
      onCompleted: ({ updateVisit }) => resolve(updateVisit.errors),
      onError: reject,
    });
  });
}

/** Shows a visit, now and whenever anybody changes it. */
export async function followVisit(
  environment: Environment,
  { Visit, VisitChanged }: Documents,
  slug: string,
  show: (visit: any) => void,
) {
  const data = await fetchQuery<any>(environment, Visit, { slug }).toPromise();
  const stop = watch(environment, Visit, { slug }, ({ visit }) => show(visit));
  const variables = { slug, after: data.liveCursor };
  const events = requestSubscription(environment, { subscription: VisitChanged, variables, onError: console.error });
  return () => {
    stop();
    events.dispose();
  };
}
