import type { Socket } from 'node:net';
import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../http/services.js';
import { ChangeFeed } from './change-feed.js';
import { Connections } from './connections.js';
import { eventStreamHandler } from './event-stream.js';
import { Subscriptions, type CallerOf, type SubscriptionsOptions } from './subscriptions.js';
import { webSocketHandler, webSocketOptions, type ResolveDocument } from './web-socket.js';

// Live updates, by both transports.

/** The time limit for an upgrade to a WebSocket. */
const UPGRADE_MS = 5_000;

interface LiveUpdatesOptions extends Services, Omit<SubscriptionsOptions, 'changes'> {
  callerOf: CallerOf;
  resolveDocument: ResolveDocument;
}

/** A handler for each transport. They close their connections when the server closes. */
export async function liveUpdates(app: FastifyInstance, options: LiveUpdatesOptions) {
  const { db, config, metrics, callerOf, resolveDocument } = options;
  const changes = new ChangeFeed(options);
  await db.listen(changes);
  const connections = new Connections(config.liveConnections, metrics);
  const subscriptions = new Subscriptions({ ...options, changes });

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
