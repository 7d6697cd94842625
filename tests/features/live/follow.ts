import type { Client as SseClient } from 'graphql-sse';
import type { Client as WsClient } from 'graphql-ws';

const VISIT = 'query ($slug: String!) { liveCursor visit(slug: $slug) { title } }';
const CHANGES = `subscription ($slug: String!, $after: String) {
  visitChanged(slug: $slug, after: $after) { visit { title } }
}`;
const PAUSE_MS = 1_000;

/** Sends a query, and resolves to its data. */
type Ask = (query: string, variables: object) => Promise<any>;

/** Shows a visit and each change to it, until the returned function is called. */
export function followVisit(client: WsClient | SseClient, ask: Ask, slug: string, show: (visit: any) => void) {
  const request = { query: CHANGES, variables: { slug, after: '' } };
  let isOver = false;
  let stop = () => {};

  async function read() {
    const { visit, liveCursor } = await ask(VISIT, { slug });
    request.variables.after = liveCursor;
    show(visit);
    subscribe();
  }

  function subscribe() {
    if (isOver) return;
    let code: unknown;
    const again = () => setTimeout(code === 'CANNOT_RESUME' ? start : subscribe, PAUSE_MS);
    stop = client.subscribe<any, any>(request, {
      next({ data, errors, extensions }) {
        code = errors?.[0]?.extensions?.['code'];
        if (!extensions?.cursor) return; // the subscription was refused, and is complete
        request.variables.after = extensions.cursor; // which the client sends when it reconnects by itself
        if (data) show(data.visitChanged.visit);
      },
      error: again, // SUBSCRIPTION_INTERRUPTED, or the client could not reconnect
      complete: again,
    });
  }

  const start = () => void (isOver || read().catch(() => setTimeout(start, PAUSE_MS)));
  start();
  return () => {
    isOver = true;
    stop();
  };
}
