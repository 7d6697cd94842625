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
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import { createContext, type Context } from './context.js';
import type { Database } from './db/client.js';
import { errorResponses } from './http/error-responses.js';
import { healthRoutes } from './http/health.js';
import { maskErrors } from './http/mask-errors.js';
import { maxDepth } from './http/max-depth.rule.js';
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
export async function createServer({ db, log }: ServerOptions): Promise<FastifyInstance> {
  const apollo = createApollo(await createSchema(), log);
  await apollo.start();

  const logger: FastifyBaseLogger = log; // else Fastify's types would all speak of pino
  const app = Fastify({
    loggerInstance: logger,
    genReqId: () => randomUUID(),
    bodyLimit: LIMITS.body,
  });
  app.removeContentTypeParser('text/plain');
  errorResponses(app);
  healthRoutes(app, db);
  await app.register(cors, { maxAge: 86_400 });
  app.route({
    method: ['GET', 'POST'],
    url: ENDPOINT,
    preHandler: servePlayground(ENDPOINT),
    handler: fastifyApolloHandler(apollo, { context: async () => createContext(db.prisma) }),
  });

  // Fastify drains; Apollo's drain plugin would call close() from within close().
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), LIMITS.drain).unref();
  });
  app.addHook('onClose', () => apollo.stop());
  return app;
}

function createApollo(schema: GraphQLSchema, log: Logger): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    logger: log,
    introspection: true,
    formatError: maskErrors(log),
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
