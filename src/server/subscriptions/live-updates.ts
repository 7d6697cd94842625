import type { Socket } from 'node:net';
import type { ApolloServer } from '@apollo/server';
import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../../config.js';
import type { Context } from '../../context.js';
import type { Database } from '../../db/database.js';
import type { Metrics } from '../http/metrics.js';
import type { Parameters } from '../http/parameters.js';
import { Changes } from './changes.js';
import { Connections } from './connections.js';
import { eventStreamHandler } from './event-stream.js';
import { Subscriptions, type CallerOf, type SubscriptionsOptions } from './subscriptions.js';
import { webSocketHandler, webSocketOptions } from './web-socket.js';

/** How long a socket that asks for an upgrade may go without one. */
const UPGRADE_MS = 5_000;

interface LiveUpdatesOptions extends Omit<SubscriptionsOptions, 'changes'> {
  db: Database;
  log: Logger;
  config: Config;
  metrics: Metrics;
  apollo: ApolloServer<Context>;
  schema: GraphQLSchema;
  callerOf: CallerOf;
  trusted: (parameters: Parameters) => Parameters;
}

/** Handlers for an endpoint's route, one a transport. They end their connections when the server closes. */
export async function liveUpdates(app: FastifyInstance, options: LiveUpdatesOptions) {
  const { db, log, config, metrics, callerOf, trusted } = options;
  const changes = new Changes(db, log, metrics);
  await db.listen(changes);
  const connections = new Connections(config.liveConnections, metrics);
  const subscriptions = new Subscriptions({ ...options, changes });

  // Node takes its own limits off a socket that asks for an upgrade, and ws this one once it has been upgraded.
  app.server.prependListener('upgrade', (_request, socket: Socket) =>
    socket.setTimeout(UPGRADE_MS, () => socket.destroy()),
  );
  await app.register(websocket, {
    options: webSocketOptions,
    errorHandler: () => {}, // what a client does wrong closes its socket with a code, and nothing else
    preClose(done) {
      connections.close();
      this.websocketServer.close();
      done();
    },
  });
  const transport = { subscriptions, connections, callerOf };
  return { eventStream: eventStreamHandler(transport), webSocket: webSocketHandler({ ...transport, trusted }) };
}
