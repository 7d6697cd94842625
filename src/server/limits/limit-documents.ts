import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { ClientError } from '../../errors.js';
import type { Documents } from '../steps/documents.js';
import { sendError } from '../http/error-responses.js';
import { parametersOf } from '../http/parameters.js';
import { rejection } from '../http/status.step.js';
import { checkDocument } from './document.js';

/** For a route's `preHandler`: Apollo validates before any hook, and slowly what this rejects. */
export function limitDocuments(documents: Documents) {
  return (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => {
    const { query } = parametersOf(request);
    if (typeof query !== 'string' || query === '' || documents.isWithinLimits(query)) return done();
    try {
      checkDocument(query);
      documents.keepWithinLimits(query);
    } catch (error) {
      if (!(error instanceof ClientError)) return done(error as Error);
      const { status, type } = rejection(request.headers.accept);
      return void sendError(reply.type(type), error, status);
    }
    done();
  };
}
