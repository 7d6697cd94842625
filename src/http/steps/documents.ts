import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Hooks, Step } from './steps.js';

type Store = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** About 750 documents of 1,000 characters. */
const PARSED_BYTES = 32 * 1024 * 1024;
/** Of a parsed document, with its tokens, for each character of its text. */
const BYTES_PER_CHARACTER = 42;
/** Characters of the texts that are remembered. */
const CHARACTERS = 1024 * 1024;

/** A document that is parsed and valid. */
interface KnownDocument {
  document: DocumentNode;
  queryHash: string;
}

/** What is known of documents that were requested before: their parsed forms, and which texts need no second check. */
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
   * Apollo's store of the documents that it has parsed and validated. Its own measures them by their JSON, which is a
   * quarter of what they take and has to be made. Its keys are hashes of the schema and the document.
   */
  readonly store: Store = {
    get: async (key) => this.#parsed.get(hashIn(key)),
    set: async (key, document) => void this.#parsed.set(hashIn(key), document),
    delete: async (key) => this.#parsed.delete(hashIn(key)),
  };

  /** Whether the limits of documents need not be checked again. */
  isWithinLimits(text: string): boolean {
    return this.#texts.get(text) !== undefined;
  }

  keepWithinLimits(text: string): void {
    this.#texts.set(text, { queryHash: null });
  }

  /** A valid document that one statement has answered before, or the cache. */
  answered(text: string): KnownDocument | null {
    const queryHash = this.#texts.get(text)?.queryHash;
    const document = queryHash ? this.#parsed.get(queryHash) : undefined;
    return document ? { document, queryHash: queryHash! } : null;
  }

  /** Notes the documents that one statement or the cache answers. */
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
