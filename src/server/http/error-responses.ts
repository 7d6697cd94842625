import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BodyTooLargeError } from '../limits/limit-body.js';
import { LIMIT_EXCEEDED } from '../limits/limit-error.js';

type ErrorExtensions = { code?: unknown } & Record<string, unknown>;

/**
 * What goes wrong before GraphQL sees a request (broken JSON, a body too large, a wrong path) is answered in GraphQL's
 * own form, so that a client needs one way to read errors. Nothing internal is told: only the id to find it by.
 */
export function errorResponses(app: FastifyInstance): void {
  app.setErrorHandler<Error & { statusCode?: number; code?: string }>((error, request, reply) => {
    const badHost = error.code === 'ERR_INVALID_URL'; // the request's URL is put together with its Host header
    const status = badHost ? 400 : (error.statusCode ?? 500);
    if (error instanceof BodyTooLargeError) return tooLarge(error, request, reply);
    if (status < 500) return refuse(reply, status, error.message, { code: 'BAD_REQUEST' });

    const errorId = randomUUID();
    request.log.error({ err: error, errorId }, 'request failed');
    return refuse(reply, 500, 'Internal server error', { code: 'INTERNAL_SERVER_ERROR', errorId });
  });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    return refuse(reply, 404, `There is no ${request.method} ${path}; the API is at /graphql.`, { code: 'NOT_FOUND' });
  });
}

/** Fastify's own word for a URL that cannot be decoded: there is no route yet whose error handler could be asked. */
export function badUrl(error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  refuse(reply, 400, error.message, { code: 'BAD_REQUEST' });
}

/** A body that is sent in pieces does not say its size. */
function tooLarge({ maximum }: BodyTooLargeError, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const length = headers['content-length'];
  const value = length ? { value: Number(length) } : {};
  const message = `The request's body has ${length ?? 'too many'} bytes; at most ${maximum} are allowed.`;
  return refuse(reply, 413, message, { code: LIMIT_EXCEEDED, limit: 'body', maximum, ...value });
}

/** Answers with one error in GraphQL's form, which nobody may keep. */
export function refuse(
  reply: FastifyReply,
  status: number,
  message: string,
  { code, ...more }: ErrorExtensions,
): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send(errorBody(message, code, more));
}

export function errorBody(message: string, code: unknown, more: Record<string, unknown> = {}) {
  return { errors: [{ message, extensions: { code, ...more } }] };
}
