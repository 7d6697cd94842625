import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LIMIT_EXCEEDED } from '../limits/limit-error.js';

/**
 * What goes wrong before GraphQL sees a request (broken JSON, a body too large, a wrong path) is answered in GraphQL's
 * own form, so that a client needs one way to read errors. Nothing internal is told: only the id to find it by.
 */
export function errorResponses(app: FastifyInstance): void {
  app.setErrorHandler<Error & { statusCode?: number; code?: string }>((error, request, reply) => {
    const badHost = error.code === 'ERR_INVALID_URL'; // the request's URL is put together with its Host header
    const status = badHost ? 400 : (error.statusCode ?? 500);
    if (status === 413) return reply.code(413).send(tooLarge(request));
    if (status < 500) return reply.code(status).send(errorBody(error.message, 'BAD_REQUEST'));

    const errorId = randomUUID();
    request.log.error({ err: error, errorId }, 'request failed');
    return reply.code(500).send(errorBody('Internal server error', 'INTERNAL_SERVER_ERROR', { errorId }));
  });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    return reply
      .code(404)
      .send(errorBody(`There is no ${request.method} ${path}; the API is at /graphql.`, 'NOT_FOUND'));
  });
}

/** A body that is sent in pieces does not say its size. */
function tooLarge({ headers, routeOptions: { bodyLimit: maximum } }: FastifyRequest) {
  const length = headers['content-length'];
  const value = length ? { value: Number(length) } : {};
  const message = `The request's body has ${length ?? 'too many'} bytes; at most ${maximum} are allowed.`;
  return errorBody(message, LIMIT_EXCEEDED, { limit: 'body', maximum, ...value });
}

/** An error in GraphQL's form, for answers that do not come from GraphQL. */
export function errorBody(message: string, code: string, more: Record<string, unknown> = {}) {
  return { errors: [{ message, extensions: { code, ...more } }] };
}
