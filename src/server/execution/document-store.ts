import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

// Apollo's cache of parsed documents, which is bounded.

type Store = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** About 750 documents of 1,000 characters. */
const BYTES = 32 * 1024 * 1024;
/** Of a parsed document, with its tokens, for each character of its text. */
const BYTES_PER_CHARACTER = 42;

/**
 * The documents that have been parsed and validated. Apollo's own store measures them by their JSON, which is a quarter of
 * what they take and has to be made.
 */
export function documentStore(): Store {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: BYTES,
    sizeCalculation: ({ loc }) => BYTES_PER_CHARACTER * loc!.source.body.length,
  });
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => void documents.set(key, document),
    delete: async (key) => documents.delete(key),
  };
}
