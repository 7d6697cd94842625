import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Hooks, Step } from './steps.js';

type Store = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** Room for about 750 documents of 1,000 characters. */
const PARSED_BYTES = 32 * 1024 * 1024;
/** Estimated size of a parsed document with its tokens, per character of its text. */
const BYTES_PER_CHARACTER = 42;
/** Maximum total length of the cached texts. */
const CHARACTERS = 1024 * 1024;

/** A parsed and valid document. */
interface KnownDocument {
  document: DocumentNode;
  queryHash: string;
}

/** Caches requested documents in parsed form, and the text of those that need not be checked again. */
export class Documents {
  readonly #parsed = new LRUCache<string, DocumentNode>({
    maxSize: PARSED_BYTES,
    sizeCalculation: ({ loc }) => BYTES_PER_CHARACTER * loc!.source.body.length,
  });
  readonly #texts = new LRUCache<string, { queryHash: string | null }>({
    maxSize: CHARACTERS,
    sizeCalculation: (_, text) => text.length,
  });

  /**
   * Apollo's store for parsed and validated documents. The default store measures documents by their JSON, which has to be
   * created first and is a quarter of their size in memory. Keys are hashes of the schema and the document.
   */
  readonly store: Store = {
    get: async (key) => this.#parsed.get(hashIn(key)),
    set: async (key, document) => void this.#parsed.set(hashIn(key), document),
    delete: async (key) => this.#parsed.delete(hashIn(key)),
  };

  /** Whether the document has already passed the limit checks. */
  isWithinLimits(text: string): boolean {
    return this.#texts.get(text) !== undefined;
  }

  keepWithinLimits(text: string): void {
    this.#texts.set(text, { queryHash: null });
  }

  /** Returns a valid document that was previously answered by one statement or from the cache; otherwise null. */
  answered(text: string): KnownDocument | null {
    const queryHash = this.#texts.get(text)?.queryHash;
    const document = queryHash ? this.#parsed.get(queryHash) : undefined;
    return document ? { document, queryHash: queryHash! } : null;
  }

  /** Records the documents that are answered by one statement or from the cache. */
  readonly noteAnswered: Step = () => this.#noting;

  readonly #noting: Hooks = {
    willSendResponse: ({ contextValue: { record }, source, queryHash }) => {
      if (record.way !== 'compiled' && record.way !== 'cache') return;
      const text = this.#texts.peek(source!);
      if (text) text.queryHash = queryHash!;
    },
  };
}

function hashIn(key: string): string {
  return key.slice(key.lastIndexOf(':') + 1);
}
