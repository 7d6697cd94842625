import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../../schema/context/context.js';
import { Compiler } from '../../query/compile/compiler.js';
import { cacheResponses } from '../execution/cache.step.js';
import { compileOperations } from '../execution/compile.step.js';
import { dataVersion } from '../execution/data-version.step.js';
import type { Documents } from '../steps/documents.js';
import { stringifyResult } from '../execution/json-text.js';
import { resolveOperations } from '../execution/resolve.plugin.js';
import { ResponseCache } from '../execution/response-cache.js';
import { type Step, stepsPlugin } from '../steps/steps.js';
import { cacheControl, responseStatus } from '../response.step.js';
import type { Services } from '../services.js';
import { limitConcurrency, searchInTurn } from '../limits/concurrency.step.js';
import { LIMITS } from '../limits/limits.js';
import { limitOperations } from '../limits/limits.step.js';
import type { TableSizes } from '../limits/table-sizes.js';
import { recordOperations } from '../observe/record.step.js';

/** Returns the steps for each valid operation, in order. Once a `responseForOperation` answers, the rest are skipped. */
export function operationSteps(
  schema: GraphQLSchema,
  services: Services,
  { sizes, documents, ofFeatures }: { sizes: TableSizes; documents: Documents; ofFeatures: readonly Step[] },
): Step[] {
  const { db, config, metrics } = services;
  const cache = config.responseCacheBytes > 0 ? new ResponseCache(config.responseCacheBytes) : null;
  return [
    dataVersion(services),
    responseStatus(config),
    recordOperations,
    cacheControl(config.cacheMaxAge),
    limitOperations(schema, config, sizes),
    ...ofFeatures,
    ...(cache ? [cacheResponses(cache, db.known, metrics)] : []),
    limitConcurrency(services),
    ...(db.engine === 'embedded' ? [searchInTurn()] : []),
    ...(config.compiler ? [compileOperations(new Compiler(schema), services)] : []),
    documents.noteAnswered,
  ];
}

interface ApolloOptions extends Services {
  schema: GraphQLSchema;
  steps: readonly Step[];
  documents: Documents;
  plugins: readonly ApolloServerPlugin<Context>[];
}

/** Starts Apollo, which parses and validates operations, runs the steps, and executes whatever is left with the resolvers. */
export async function startApollo(api: ApolloOptions): Promise<ApolloServer<Context>> {
  const { schema, log, config, formatError, steps, documents, plugins } = api;
  const apollo = new ApolloServer<Context>({
    schema,
    logger: log,
    introspection: config.introspection,
    formatError,
    stringifyResult,
    includeStacktraceInErrorResponses: false,
    documentStore: documents.store,
    parseOptions: { maxTokens: LIMITS.tokens },
    hideSchemaDetailsFromClientErrors: !config.suggestions,
    validationOptions: { maxErrors: LIMITS.errors },
    executionOptions: { maxCoercionErrors: LIMITS.errors },
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    plugins: [
      stepsPlugin(steps),
      resolveOperations(api),
      ...plugins,
      // Apollo's cache control would wrap every resolver.
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
