import type { Socket } from 'node:net';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { ViewerOf } from './auth/authenticate.js';
import { adminRoutes } from './http/admin.js';
import { allowOrigins } from './http/cross-origin.js';
import { errorResponses, malformedUrl } from './http/error-responses.js';
import { readJsonBodies } from './http/json-body.js';
import { NO_SCHEMAS } from './http/no-schemas.js';
import type { Services } from './http/services.js';
import { slowClients } from './http/slow-clients.js';
import { UpgradableRequest } from './http/upgradable-request.js';
import { cutOff } from './observe/cut.js';
import { logRequests, requestId } from './observe/request-log.js';
import { clientsShown } from './observe/shown-client.js';
import { limitBodies } from './limits/limit-body.js';
import { limitConnections } from './limits/limit-connections.js';

/** Fastify with what all routes share, and the routes that are not GraphQL. */
export async function createApp(services: Services, viewerOf: ViewerOf): Promise<FastifyInstance> {
  const { log, config, metrics } = services;
  const slow = slowClients(config.requestTimeout);
  const logger: FastifyBaseLogger = log; // else pino's type would be part of every Fastify type
  const app = Fastify({
    ...slow,
    http: { ...slow.http, IncomingMessage: UpgradableRequest },
    loggerInstance: logger,
    return503OnClosing: false, // what was sent before is answered
    genReqId: requestId,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: config.maxBodyBytes,
    trustProxy: config.trustProxy ?? false,
    pluginTimeout: (config.drainTimeout + 10) * 1_000, // of hooks that close the server, too
    frameworkErrors: malformedUrl,
    schemaController: NO_SCHEMAS,
  });
  const show = clientsShown(config.logClients);
  limitConnections(app, config, log, metrics, show); // before the log: it has one line for all that are refused
  app.server.on('timeout', (socket: Socket) => cutOff(socket, 'idle', 'nothing was sent or taken for too long'));
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  logRequests(app, log, metrics, show);
  limitBodies(app, viewerOf, config.maxBodyBytes);
  readJsonBodies(app);
  errorResponses(app);
  await adminRoutes(app, services);
  await allowOrigins(app, config.corsOrigin);
  return app;
}
