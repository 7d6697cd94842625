import 'reflect-metadata'; // before any type is declared
import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { CheckAnnotation } from '../claims/read/check.js';
import { authenticator, viewers } from './auth/authenticate.js';
import { cacheResponses } from './execution/cache.plugin.js';
import { ResponseCache } from './execution/response-cache.js';
import type { Config } from '../config.js';
import { createContext, type Context } from '../context.js';
import type { Database } from '../db/database.js';
import { compileOperations, stringifyResult } from './execution/compile.plugin.js';
import { Compiler } from '../read/compile/compiler.js';
import { cacheControl } from './http/cache-control.plugin.js';
import { conditional, tagEncoding } from './http/conditional.js';
import { signalOf, withDeadline } from './http/deadline.js';
import { drain } from './http/drain.js';
import { badUrl, errorResponses, refuse } from './http/error-responses.js';
import { failureStatus } from './http/failure-status.plugin.js';
import { healthRoutes } from './http/health.js';
import { readJsonBodies } from './http/json-body.js';
import { maskErrors } from './http/mask-errors.js';
import { createMetrics, type Metrics, metricsRoute } from './http/metrics.js';
import { keepNothingUnsaid } from './http/no-store.js';
import { slowClients } from './http/slow-clients.js';
import { specStatus } from './http/spec-status.plugin.js';
import { payerOf } from './limits/client.js';
import { boundInFlight } from './limits/in-flight.js';
import { limitBodies } from './limits/limit-body.js';
import { LIMITS } from './limits/limits.js';
import { limitDocuments } from './limits/limit-documents.js';
import { limitOperations } from './limits/limits.plugin.js';
import { createRateLimit } from './limits/rate-limiter.js';
import { cancelReads } from './execution/cancel-reads.plugin.js';
import { servePlayground } from './playground/playground.js';
import { createSchema } from '../types/schema.js';
import { acceptSubscriptions } from './subscriptions/accept.plugin.js';
import { acceptsEventStream } from './subscriptions/event-stream.js';
import { liveUpdates } from './subscriptions/live-updates.js';
import type { Caller, CallerOf } from './subscriptions/subscriptions.js';
import { UpgradableRequest } from './subscriptions/web-socket.js';
import { readManifest } from './trusted-documents/manifest.js';
import { trustDocuments, trustParameters } from './trusted-documents/trust-documents.js';

const ENDPOINT = '/graphql';
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

export interface ServerOptions {
  db: Database;
  log: Logger;
  config: Config;
  /** Has annotations checked elsewhere than in this thread. */
  check?: CheckAnnotation;
}

/** The API over HTTP, ready to listen; `close()` waits for requests under way and leaves the database open. */
export async function createServer({ db, log, config, check }: ServerOptions): Promise<FastifyInstance> {
  const metrics = createMetrics();
  const cache = config.responseCacheBytes > 0 ? new ResponseCache(config.responseCacheBytes) : null;
  const schema = await createSchema();
  const trusted = config.trustedDocuments ? await readManifest(config.trustedDocuments, schema) : null;
  if (cache) await db.listen(cache);
  const formatError = maskErrors(log, config);
  const apollo = createApollo({ schema, db, log, metrics, config, cache, formatError });
  await apollo.start();

  const authenticate = authenticator(config.tokens, log);
  const viewerOf = viewers(authenticate);
  const rateLimit = createRateLimit(config, db);
  const callerOf: CallerOf = async (request, answer, authorization) => {
    const viewer = await (authorization === undefined ? viewerOf(request) : authenticate(authorization));
    return {
      viewer,
      canSignIn: config.tokens !== null,
      charge: async (points) => rateLimit?.charge(payerOf(request, viewer), answer, points),
      signal: signalOf(request),
    };
  };
  const contextOf = (caller: Caller) => createContext(db.prisma, { ...caller, check });
  const context = async (request: FastifyRequest, reply: FastifyReply) => contextOf(await callerOf(request, reply));

  const answer = withDeadline(
    config.requestTimeout,
    boundInFlight(config.maxInFlight, conditional(fastifyApolloHandler(apollo, { context }))),
  );
  const slow = slowClients(config.requestTimeout);
  const logger: FastifyBaseLogger = log; // else Fastify's types would all speak of pino
  const app = Fastify({
    ...slow,
    http: { ...slow.http, IncomingMessage: UpgradableRequest },
    loggerInstance: logger,
    genReqId: () => randomUUID(),
    bodyLimit: config.maxBodyBytes,
    trustProxy: config.trustProxy ?? false,
    frameworkErrors: badUrl,
  });
  keepNothingUnsaid(app);
  limitBodies(app, viewerOf, config.maxBodyBytes);
  readJsonBodies(app);
  errorResponses(app);
  healthRoutes(app, db);
  metricsRoute(app, metrics);
  await app.register(cors, { maxAge: 86_400, exposedHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After'] });
  await app.register(compress, { global: false });
  const live = await liveUpdates(app, {
    ...{ db, log, config, metrics, apollo, schema, formatError, callerOf, contextOf },
    trusted: trusted ? trustParameters(trusted, config.trustedDocumentsOnly) : (parameters) => parameters,
  });
  const route = {
    url: ENDPOINT,
    onRequest: rateLimit ? [rateLimit.onRequest(viewerOf)] : [],
    preHandler: [
      ...(config.playground && !config.trustedDocumentsOnly ? [servePlayground(ENDPOINT)] : []),
      ...(trusted ? [trustDocuments(trusted, config.trustedDocumentsOnly)] : []),
      limitDocuments(),
    ],
    handler: (request: FastifyRequest, reply: FastifyReply) =>
      acceptsEventStream(request) ? live.eventStream(request, reply) : answer(request, reply),
    onSend: tagEncoding,
  };
  app.route({ method: 'POST', ...route });
  app.route({ method: 'GET', ...route, wsHandler: live.webSocket });
  refuseOtherMethods(app);

  drain(app, LIMITS.drain); // Apollo's drain plugin would call close() from within close()
  app.addHook('onClose', () => apollo.stop());
  return app;
}

/** Before their bodies are read. Those of which Fastify knows nothing are not found. */
function refuseOtherMethods(app: FastifyInstance): void {
  const allowed = METHODS.join(', ');
  const notAllowed = async ({ method }: FastifyRequest, reply: FastifyReply) =>
    refuse(reply.header('allow', allowed), 405, `There is no ${method} ${ENDPOINT}; there is ${allowed}.`, {
      code: 'METHOD_NOT_ALLOWED',
    });
  const others = app.supportedMethods.filter((method) => !METHODS.includes(method));
  app.route({ method: others, url: ENDPOINT, onRequest: notAllowed, handler: notAllowed });
}

interface ApolloOptions extends ServerOptions {
  schema: GraphQLSchema;
  metrics: Metrics;
  cache: ResponseCache | null;
  formatError: ReturnType<typeof maskErrors>;
}

function createApollo({ schema, db, log, metrics, config, cache, formatError }: ApolloOptions): ApolloServer<Context> {
  const compiler = new Compiler(schema);
  return new ApolloServer<Context>({
    schema,
    logger: log,
    introspection: config.introspection,
    formatError,
    stringifyResult,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    hideSchemaDetailsFromClientErrors: !config.suggestions,
    validationOptions: { maxErrors: LIMITS.errors },
    executionOptions: { maxCoercionErrors: LIMITS.errors },
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    plugins: [
      specStatus,
      failureStatus,
      cacheControl(config.cacheMaxAge),
      limitOperations(schema, config),
      acceptSubscriptions,
      ...(cache ? [cacheResponses(cache, metrics)] : []),
      ...(config.compiler ? [compileOperations({ compiler, db, log, metrics, formatError })] : []),
      cancelReads,
      // It would wrap every resolver.
      ApolloServerPluginCacheControlDisabled(),
      // The playground is this project's own.
      ApolloServerPluginLandingPageDisabled(),
      // Nothing is sent anywhere, whatever APOLLO_* variables are set.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
  });
}
