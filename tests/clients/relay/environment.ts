import {
  Environment,
  Network,
  Observable,
  RecordSource,
  Store,
  type FetchFunction,
  type RequestParameters,
  type SubscribeFunction,
} from 'relay-runtime';
import { subscribe, type LiveClient } from '../live.js';

/** Subscriptions use a graphql-ws or graphql-sse client, everything else HTTP. */
export function createEnvironment(url: string, headers: Record<string, string>, live: LiveClient): Environment {
  const send: FetchFunction = async (operation, variables) => {
    const body = JSON.stringify({ ...documentOf(operation), variables });
    const all = { 'content-type': 'application/json', ...headers };
    return (await fetch(url, { method: 'POST', headers: all, body })).json();
  };
  const follow: SubscribeFunction = (operation, variables) =>
    Observable.create((sink) => subscribe(live, { ...documentOf(operation), variables }, sink));
  return new Environment({
    network: Network.create(send, follow),
    store: new Store(new RecordSource()),
    getDataID: (object, type) => (type === 'PartialDate' ? `PartialDate:${object['edtf']}` : object['id']),
  });
}

/** What Relay calls `id` is the server's `documentId`. A persisted operation has no text. */
function documentOf({ id, text }: RequestParameters) {
  return id ? { query: '', documentId: id } : { query: text! };
}
