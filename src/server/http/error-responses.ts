import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ClientError } from '../../errors.js';
import { recordOf } from '../observe/operation-record.js';

type FastifyError = Error & { statusCode?: number; code?: string };

/** Answers requests that never reach GraphQL in GraphQL's format, so that clients parse errors in one way. */
export function errorResponses(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => sendError(reply, clientError(error, request)));

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    const message = `There is no ${request.method} ${path}. The API is at /graphql.`;
    return sendError(reply, new ClientError('NOT_FOUND', message));
  });
}

/** For Fastify's `frameworkErrors`: a URL that cannot be decoded has no route, and so no error handler. */
export function malformedUrl(error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  sendError(reply, new ClientError('BAD_REQUEST', error.message));
}

export function sendError(reply: FastifyReply, error: ClientError, status = error.status ?? 400): FastifyReply {
  recordOf(reply.request).codes.push(error.code);
  return reply.code(status).headers(error.headers).header('cache-control', 'no-store').send(errorBody(error));
}

export function errorBody(error: ClientError) {
  return { errors: [error] };
}

/** Internal errors are logged; the client gets an id to report. */
function clientError(error: FastifyError, request: FastifyRequest): ClientError {
  if (error instanceof ClientError) return error;
  const badHost = error.code === 'ERR_INVALID_URL'; // the request's URL is put together with its Host header
  const status = badHost ? 400 : (error.statusCode ?? 500);
  if (status < 500) return new ClientError('BAD_REQUEST', error.message, { status });

  const errorId = randomUUID();
  request.log.error({ err: error, errorId }, 'request failed');
  return new ClientError('INTERNAL_SERVER_ERROR', 'Internal server error', { extensions: { errorId } });
}
