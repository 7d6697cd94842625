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
import cors from '@fastify/cors';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { authenticator } from './auth/authenticate.js';
import type { Config } from './config.js';
import { createContext, type Context } from './context.js';
import type { Database } from './db/client.js';
import { compileOperations, stringifyResult } from './compile/compile.plugin.js';
import { Compiler } from './compile/compiler.js';
import { errorResponses } from './http/error-responses.js';
import { healthRoutes } from './http/health.js';
import { maskErrors } from './http/mask-errors.js';
import { maxDepth } from './http/max-depth.rule.js';
import { createMetrics, type Metrics, metricsRoute } from './http/metrics.js';
import { specStatus } from './http/spec-status.plugin.js';
import { servePlayground } from './playground/playground.js';
import { createSchema } from './schema.js';

const ENDPOINT = '/graphql';

/** What a request may cost before it is executed; each is far above what the examples need. */
const LIMITS = {
  /** Bytes of a request's body. */
  body: 256 * 1024,
  /** Tokens of a document; the introspection query that GraphiQL sends has about 500. */
  tokens: 2_000,
  /** Fields inside fields. */
  depth: 15,
  /** Selections of an operation once its fragments are spread. */
  selections: 2_000,
  /** Problems told of one document, or of one request's variables. */
  errors: 5,
  /** Milliseconds that requests under way are given to finish when the server closes. */
  drain: 10_000,
};

export interface ServerOptions {
  db: Database;
  log: Logger;
  config: Config;
}

/** The API over HTTP, ready to listen; `close()` waits for requests under way and leaves the database open. */
export async function createServer({ db, log, config }: ServerOptions): Promise<FastifyInstance> {
  const metrics = createMetrics();
  const apollo = createApollo(await createSchema(), db, log, metrics, config);
  await apollo.start();

  const authenticate = authenticator(config.tokens, log);
  const contextOf = async ({ headers }: FastifyRequest): Promise<Context> => {
    const viewer = await authenticate(headers.authorization);
    return createContext(db.prisma, { viewer, canSignIn: config.tokens !== null });
  };

  const logger: FastifyBaseLogger = log; // else Fastify's types would all speak of pino
  const app = Fastify({
    loggerInstance: logger,
    genReqId: () => randomUUID(),
    bodyLimit: LIMITS.body,
  });
  app.removeContentTypeParser('text/plain');
  errorResponses(app);
  healthRoutes(app, db);
  metricsRoute(app, metrics);
  await app.register(cors, { maxAge: 86_400 });
  app.route({
    method: ['GET', 'POST'],
    url: ENDPOINT,
    preHandler: servePlayground(ENDPOINT),
    handler: fastifyApolloHandler(apollo, { context: contextOf }),
  });

  // Fastify drains; Apollo's drain plugin would call close() from within close().
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), LIMITS.drain).unref();
  });
  app.addHook('onClose', () => apollo.stop());
  return app;
}

function createApollo(
  schema: GraphQLSchema,
  db: Database,
  log: Logger,
  metrics: Metrics,
  config: Config,
): ApolloServer<Context> {
  const formatError = maskErrors(log);
  const compiler = new Compiler(schema, db.prisma);
  return new ApolloServer<Context>({
    schema,
    logger: log,
    introspection: true,
    formatError,
    stringifyResult,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [maxDepth(LIMITS.depth)],
    validationOptions: { maxErrors: LIMITS.errors },
    executionOptions: { maxCoercionErrors: LIMITS.errors },
    maxRecursiveSelections: LIMITS.selections,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    plugins: [
      specStatus,
      ...(config.compiler ? [compileOperations({ compiler, db, log, metrics, formatError })] : []),
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
