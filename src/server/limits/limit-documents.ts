import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { refuse } from '../http/error-responses.js';
import { parametersOf } from '../http/parameters.js';
import { refusal } from '../http/spec-status.plugin.js';
import { checkDocument } from './document.js';

/** Characters of documents that passed and are known again. */
const KNOWN = 4 * 1024 * 1024;

/**
 * Judges a request's document before Apollo sees it: none of Apollo's hooks can refuse one before it is validated, which
 * is slow on what is refused here. For a route's `preHandler`.
 */
export function limitDocuments() {
  const passed = new LRUCache<string, true>({ maxSize: KNOWN, sizeCalculation: (_, text) => text.length });

  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { query } = parametersOf(request);
    if (typeof query !== 'string' || query === '' || passed.get(query)) return;
    try {
      checkDocument(query);
      passed.set(query, true);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const { status, type } = refusal(request.headers.accept);
      return refuse(reply.type(type), status, error.message, { ...error.extensions, http: undefined });
    }
  };
}
