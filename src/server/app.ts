import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { ViewerOf } from './auth/authenticate.js';
import { DRAIN_MS } from './http/drain.js';
import { errorResponses, malformedUrl } from './http/error-responses.js';
import { healthRoutes } from './http/health.js';
import { readJsonBodies } from './http/json-body.js';
import { metricsRoute } from './http/metrics.js';
import type { Services } from './http/services.js';
import { slowClients } from './http/slow-clients.js';
import { UpgradableRequest } from './http/upgradable-request.js';
import { limitBodies } from './limits/limit-body.js';

/** Fastify with what all routes share, and the routes that are not GraphQL. */
export async function createApp({ db, log, config, metrics }: Services, viewerOf: ViewerOf): Promise<FastifyInstance> {
  const slow = slowClients(config.requestTimeout);
  const logger: FastifyBaseLogger = log; // else pino's type would be part of every Fastify type
  const app = Fastify({
    ...slow,
    http: { ...slow.http, IncomingMessage: UpgradableRequest },
    loggerInstance: logger,
    genReqId: () => randomUUID(),
    bodyLimit: config.maxBodyBytes,
    trustProxy: config.trustProxy ?? false,
    pluginTimeout: 2 * DRAIN_MS, // of hooks that close the server, too
    frameworkErrors: malformedUrl,
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  limitBodies(app, viewerOf, config.maxBodyBytes);
  readJsonBodies(app);
  errorResponses(app);
  healthRoutes(app, db);
  metricsRoute(app, metrics);
  await app.register(cors, {
    maxAge: 86_400,
    exposedHeaders: ['Communique-Version', 'RateLimit', 'RateLimit-Policy', 'Retry-After'],
  });
  await app.register(compress, { global: false });
  return app;
}
