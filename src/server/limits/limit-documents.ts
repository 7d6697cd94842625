import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { ClientError } from '../../errors.js';
import { sendError } from '../http/error-responses.js';
import { parametersOf } from '../http/parameters.js';
import { rejection } from '../http/status.plugin.js';
import { checkDocument } from './document.js';

/** Characters of the documents that are remembered as passed. */
const CACHED_CHARACTERS = 1024 * 1024;

/** For a route's `preHandler`: Apollo validates before any hook, and slowly what this rejects. */
export function limitDocuments() {
  const passed = new LRUCache<string, true>({ maxSize: CACHED_CHARACTERS, sizeCalculation: (_, text) => text.length });

  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { query } = parametersOf(request);
    if (typeof query !== 'string' || query === '' || passed.get(query)) return;
    try {
      checkDocument(query);
      passed.set(query, true);
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      const { status, type } = rejection(request.headers.accept);
      return sendError(reply.type(type), error, status);
    }
  };
}
