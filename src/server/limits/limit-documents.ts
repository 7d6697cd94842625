import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClientError } from '../../errors.js';
import type { Documents } from '../steps/documents.js';
import { sendError } from '../http/error-responses.js';
import { parametersOf } from '../http/parameters.js';
import { rejection } from '../http/status.step.js';
import { checkDocument } from './document.js';

/** For a route's `preHandler`: Apollo validates before any hook, and slowly what this rejects. */
export function limitDocuments(documents: Documents) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { query } = parametersOf(request);
    if (typeof query !== 'string' || query === '' || documents.isWithinLimits(query)) return;
    try {
      checkDocument(query);
      documents.keepWithinLimits(query);
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      const { status, type } = rejection(request.headers.accept);
      return sendError(reply.type(type), error, status);
    }
  };
}
