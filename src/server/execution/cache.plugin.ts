import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Context } from '../../context.js';
import type { Metrics } from '../http/metrics.js';
import { JsonText } from './json-text.js';
import type { ResponseCache } from './response-cache.js';

/**
 * Answers repeated queries from the cache, until something is committed. It caches responses without errors, of clients
 * that are not signed in: they all see the same. It must come before the plugins that execute operations.
 */
export function cacheResponses(cache: ResponseCache, metrics: Metrics): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let miss: { key: string; version: number } | null = null;

      return {
        async responseForOperation(context) {
          const { version } = cache;
          if (version === null || !isShared(context)) return null;
          const key = keyOf(context);
          const text = cache.get(key);
          metrics.cacheLookups.inc({ result: text === undefined ? 'miss' : 'hit' });
          if (text === undefined) {
            miss = { key, version };
            return null;
          }
          metrics.operations.inc({ way: 'cache' });
          const singleResult = { data: new JsonText(text) as never };
          return { http: context.response.http, body: { kind: 'single', singleResult } };
        },

        async willSendResponse({ operation, response: { body } }) {
          // Before the client learns of the write; a mutation that failed may have written something too.
          if (operation?.operation === OperationTypeNode.MUTATION) cache.changed();
          if (!miss || body.kind !== 'single') return;
          const { singleResult } = body;
          if (singleResult.errors || !singleResult.data) return;
          const data: unknown = singleResult.data;
          const json = data instanceof JsonText ? data : new JsonText(JSON.stringify(data));
          singleResult.data = json as never;
          cache.set(miss.key, json.text, miss.version);
        },
      };
    },
  };
}

function isShared({ operation, contextValue }: GraphQLRequestContext<Context>): boolean {
  return operation?.operation === OperationTypeNode.QUERY && contextValue.viewer === null;
}

function keyOf({ queryHash, operationName, request }: GraphQLRequestContext<Context>): string {
  return `${queryHash} ${operationName ?? ''} ${JSON.stringify(request.variables ?? {})}`;
}
