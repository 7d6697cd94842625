import { OperationTypeNode } from 'graphql';
import type { KnownVersion } from '../../db/known-version.js';
import { thenMaybe } from '../../shared/awaitable.js';
import { traced } from '../../shared/trace.js';
import type { Metrics } from '../observe/metrics.js';
import { JsonText } from './json-text.js';
import type { ResponseCache } from './response-cache.js';
import type { Step, ValidContext } from '../steps/steps.js';

/**
 * Answers repeated queries from the cache as long as no newer version of the data is known. Caches error-free responses to
 * clients that are not signed in, all of which see the same data. The cache is not used while notifications are
 * interrupted, because commits may go unnoticed. Must come before the steps that execute operations.
 */
export function cacheResponses(cache: ResponseCache, known: KnownVersion, metrics: Metrics): Step {
  return () => {
    let missed: string | null = null;

    return {
      responseForOperation(context) {
        if (!known.isNotified || !isShared(context)) return null;
        const key = keyOf(context);
        const version = known.newest;
        const lookup = traced('cache', {}, (span) => {
          const cached = cache.get(key, version);
          span.setAttribute('communique.cache.hit', cached !== undefined);
          return cached;
        });
        return thenMaybe(lookup, (body) => {
          metrics.cacheLookups.inc({ result: body === undefined ? 'miss' : 'hit' });
          if (body === undefined) {
            missed = key;
            return null;
          }
          metrics.operations.inc({ way: 'cache' });
          context.contextValue.record.way = 'cache';
          context.contextValue.readAt = { first: version, last: version };
          return { data: new JsonText(body) as never };
        });
      },

      willSendResponse({ contextValue: { readAt }, response: { body } }) {
        if (missed === null || readAt === null || readAt.first !== readAt.last || body.kind !== 'single') return;
        const { singleResult } = body;
        if (singleResult.errors || !singleResult.data) return;
        const data: unknown = singleResult.data;
        const json = data instanceof JsonText ? data : JsonText.of(data);
        singleResult.data = json as never;
        cache.set(missed, json.body, readAt.first);
      },
    };
  };
}

function isShared({ operation, contextValue }: ValidContext): boolean {
  return operation?.operation === OperationTypeNode.QUERY && contextValue.viewer === null;
}

function keyOf({ queryHash, operationName, request }: ValidContext): string {
  return `${queryHash} ${operationName ?? ''} ${JSON.stringify(request.variables ?? {})}`;
}
