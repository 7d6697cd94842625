import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context/context.js';
import { Compiler } from '../read/compile/compiler.js';
import { cacheResponses } from './execution/cache.plugin.js';
import { compileOperations } from './execution/compile.plugin.js';
import { dataVersion } from './execution/data-version.plugin.js';
import { documentStore } from './execution/document-store.js';
import { stringifyResult } from './execution/json-text.js';
import { resolveOperations } from './execution/resolve.plugin.js';
import { ResponseCache } from './execution/response-cache.js';
import { acceptStreams } from './export/accept.plugin.js';
import { cacheControl } from './http/cache-control.plugin.js';
import type { Services } from './http/services.js';
import { responseStatus } from './http/status.plugin.js';
import { limitConcurrency } from './limits/concurrency.plugin.js';
import { LIMITS } from './limits/limits.js';
import { limitOperations } from './limits/limits.plugin.js';
import { searchInTurn } from './limits/search-in-turn.plugin.js';
import type { TableSizes } from './limits/table-sizes.js';
import { recordOperations } from './observe/record.plugin.js';
import { acceptSubscriptions } from './subscriptions/accept.plugin.js';
import { readCursorFirst } from './subscriptions/live-cursor.plugin.js';

/** Apollo parses and validates an operation. Every plugin sees it; the first whose `responseForOperation` answers ends it. */
export async function startApollo(schema: GraphQLSchema, services: Services, sizes: TableSizes): Promise<ApolloServer<Context>> {
  const { db, log, config, metrics, formatError } = services;
  const cache = config.responseCacheBytes > 0 ? new ResponseCache(config.responseCacheBytes) : null;
  await db.listen(db.known);
  await sizes.refresh();

  const apollo = new ApolloServer<Context>({
    schema,
    logger: log,
    introspection: config.introspection,
    formatError,
    stringifyResult,
    includeStacktraceInErrorResponses: false,
    documentStore: documentStore(),
    parseOptions: { maxTokens: LIMITS.tokens },
    hideSchemaDetailsFromClientErrors: !config.suggestions,
    validationOptions: { maxErrors: LIMITS.errors },
    executionOptions: { maxCoercionErrors: LIMITS.errors },
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    plugins: [
      dataVersion(services),
      responseStatus,
      recordOperations,
      cacheControl(config.cacheMaxAge),
      limitOperations(schema, config, sizes),
      acceptSubscriptions,
      acceptStreams,
      ...(cache ? [cacheResponses(cache, db.known, metrics)] : []),
      limitConcurrency(config.maxInFlight),
      ...(db.engine === 'embedded' ? [searchInTurn()] : []),
      ...(config.compiler ? [compileOperations(new Compiler(schema), services)] : []),
      resolveOperations(services),
      readCursorFirst,
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
