import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify';
import { ClientError } from '../../shared/errors.js';
import { mayAct, type Viewer } from '../../shared/viewer.js';
import type { ViewerOf } from '../auth/authenticate.js';
import { LIMITS } from './limits.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Maximum body size for the route, in bytes, for all clients, instead of the usual limit. */
    bodyLimit?: number;
  }
}

/** Returns a viewer's byte limit. Editors have their own limit, so that imports fit. */
export function byteLimit(viewer: Viewer | null, editors: number, others: number): number {
  return viewer && mayAct(viewer, 'EDITOR') ? editors : others;
}

/** Limits bodies before they are read. A chunked body is counted as it arrives. */
export function limitBodies(app: FastifyInstance, viewerOf: ViewerOf, editors: number): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const { 'content-length': length = 0, 'transfer-encoding': chunked } = request.headers;
    const { bodyLimit = LIMITS.body } = request.routeOptions.config;
    if (!chunked && Number(length) <= bodyLimit) return done(null, payload);
    bound(request, payload, bodyLimit).then((bounded) => done(null, bounded), done);
  });

  async function bound(request: FastifyRequest, payload: RequestPayload, others: number): Promise<RequestPayload> {
    const { 'content-length': length, 'transfer-encoding': chunked } = request.headers;
    const viewer = await viewerOf(request).catch(() => null); // an invalid token is rejected when Apollo creates the context
    const maximum = Math.max(others, byteLimit(viewer, editors, others));
    if (Number(length) > maximum) throw tooLarge(maximum, Number(length));
    return chunked ? Readable.from(bounded(payload, maximum)) : payload;
  }
}

async function* bounded(payload: AsyncIterable<Buffer>, maximum: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of payload) {
    bytes += chunk.length;
    if (bytes > maximum) throw tooLarge(maximum);
    yield chunk;
  }
}

function tooLarge(maximum: number, value?: number): ClientError {
  const message = `The request body has ${value ?? 'too many'} bytes; the limit is ${maximum}.`;
  const extensions = { limit: 'body', maximum, ...(value && { value }) };
  return new ClientError('LIMIT_EXCEEDED', message, { status: 413, extensions });
}
