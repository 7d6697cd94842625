import type { Socket } from 'node:net';
import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { ChangeFeed } from './change-feed.js';
import type { Parameters } from '../../http/request.js';
import { Connections } from './connections.js';
import { eventStreamHandler } from './event-stream.js';
import type { Api } from '../../http/routes/api.js';
import { trustedDocument } from '../../http/routes/trusted-documents.js';
import { Subscriptions } from './subscriptions.js';
import { webSocketHandler, webSocketOptions } from './web-socket.js';

// Live updates, over both transports.

/** The time limit for an upgrade to a WebSocket. */
const UPGRADE_MS = 5_000;

/** Creates a handler for each transport. The handlers close their connections when the server closes. */
export async function liveUpdates(app: FastifyInstance, api: Api) {
  const { db, config, metrics, contexts, manifest } = api;
  const { callerOf, of: contextOf } = contexts;
  const resolveDocument = (parameters: Parameters): Parameters => {
    const query = manifest ? trustedDocument(parameters, manifest, config.trustedDocumentsOnly) : null;
    return query === null ? parameters : { ...parameters, query };
  };
  const changes = new ChangeFeed(api);
  await db.listen(changes);
  const connections = new Connections({ total: config.liveConnections, perClient: config.liveConnectionsPerClient }, metrics);
  const subscriptions = new Subscriptions({ ...api, contextOf, changes });

  // Node removes its own limits from a socket that requests an upgrade, and ws removes this one afterwards.
  app.server.prependListener('upgrade', (_request, socket: Socket) => socket.setTimeout(UPGRADE_MS, () => socket.destroy()));
  await app.register(websocket, {
    options: webSocketOptions(config.drainTimeout),
    errorHandler: () => {}, // the socket has been closed with a code
    preClose(done) {
      connections.close();
      this.websocketServer.close();
      done();
    },
  });
  return {
    eventStream: eventStreamHandler(subscriptions, connections, callerOf),
    webSocket: webSocketHandler(subscriptions, connections, callerOf, resolveDocument),
  };
}
