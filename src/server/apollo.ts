import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Context } from '../context.js';
import type { Database } from '../db/database.js';
import { Compiler } from '../read/compile/compiler.js';
import { cacheResponses } from './execution/cache.plugin.js';
import { cancelReads } from './execution/cancel-reads.plugin.js';
import { compileOperations } from './execution/compile.plugin.js';
import { stringifyResult } from './execution/json-text.js';
import { ResponseCache } from './execution/response-cache.js';
import { cacheControl } from './http/cache-control.plugin.js';
import { failureStatus } from './http/failure-status.plugin.js';
import type { FormatError } from './http/mask-errors.js';
import type { Metrics } from './http/metrics.js';
import { specStatus } from './http/spec-status.plugin.js';
import { LIMITS } from './limits/limits.js';
import { limitOperations } from './limits/limits.plugin.js';
import { acceptSubscriptions } from './subscriptions/accept.plugin.js';

interface ApolloOptions {
  schema: GraphQLSchema;
  db: Database;
  log: Logger;
  config: Config;
  metrics: Metrics;
  formatError: FormatError;
}

/** Apollo parses and validates an operation. Every plugin sees it; the first whose `responseForOperation` answers ends it. */
export async function startApollo(options: ApolloOptions): Promise<ApolloServer<Context>> {
  const { schema, db, log, config, metrics, formatError } = options;
  const cache = config.responseCacheBytes > 0 ? new ResponseCache(config.responseCacheBytes) : null;
  if (cache) await db.listen(cache);
  const compiler = config.compiler ? new Compiler(schema) : null;

  const apollo = new ApolloServer<Context>({
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
      ...(compiler ? [compileOperations({ compiler, db, log, metrics, formatError })] : []),
      cancelReads,
      // It would wrap every resolver.
      ApolloServerPluginCacheControlDisabled(),
      // The project has its own playground.
      ApolloServerPluginLandingPageDisabled(),
      // Nothing is reported to Apollo, even if APOLLO_* variables are set.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}
