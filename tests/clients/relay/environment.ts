import {
  createOperationDescriptor,
  Environment,
  getRequest,
  Network,
  Observable,
  RecordSource,
  Store,
  type FetchFunction,
  type GraphQLTaggedNode,
  type RequestParameters,
  type SubscribeFunction,
  type Variables,
} from 'relay-runtime';
import { subscribe, type LiveClient } from '../live.js';

/** Subscriptions go by a client of graphql-ws or graphql-sse, all else by HTTP. */
export function createEnvironment(url: string, headers: Record<string, string>, live: LiveClient): Environment {
  const send: FetchFunction = async (operation, variables) => {
    const body = JSON.stringify({ ...documentOf(operation), variables });
    const all = { 'content-type': 'application/json', ...headers };
    return (await fetch(url, { method: 'POST', headers: all, body })).json();
  };
  const follow: SubscribeFunction = (operation, variables) =>
    Observable.create((sink) => subscribe(live, { ...documentOf(operation), variables }, sink));
  return new Environment({ network: Network.create(send, follow), store: new Store(new RecordSource()) });
}

/** What Relay calls `id` is the server's `documentId`. An operation that was persisted has no text. */
function documentOf({ id, text }: RequestParameters) {
  return id ? { query: '', documentId: id } : { query: text! };
}

/** Shows what an operation reads from the store: now, and after each change, until the returned function is called. */
export function watch(
  environment: Environment,
  document: GraphQLTaggedNode,
  variables: Variables,
  show: (data: any) => void,
): () => void {
  const operation = createOperationDescriptor(getRequest(document), variables);
  const retained = environment.retain(operation);
  const snapshot = environment.lookup(operation.fragment);
  const changes = environment.subscribe(snapshot, ({ data }) => show(data));
  show(snapshot.data);
  return () => {
    changes.dispose();
    retained.dispose();
  };
}
