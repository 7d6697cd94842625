import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { LiveClient } from './live.js';

/** A client of each transport. */
export const TRANSPORTS: Record<string, (url: string) => LiveClient> = {
  'a WebSocket': (url) => createWsClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket }),
  'server-sent events': (url) => createSseClient({ url }),
};
