import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ViewerOf } from '../auth/authenticate.js';
import { mayAct, type Viewer } from '../../viewer.js';
import { LIMITS } from './limits.js';

/** A request's body has more bytes than it may. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  readonly statusCode = 413;

  constructor(readonly maximum: number) {
    super(`The request's body has more than ${maximum} bytes.`);
  }
}

/** Bytes that whoever asks may send: an editor the operator's number, so that imports fit; anybody else `strangers`. */
export function mostBytes(viewer: Viewer | null, editors: number, strangers: number): number {
  return viewer && mayAct(viewer, 'EDITOR') ? editors : strangers;
}

/** Before any body is read. One that is sent in pieces is counted as it comes. */
export function limitBodies(app: FastifyInstance, viewerOf: ViewerOf, editors: number): void {
  app.addHook('preParsing', async (request, _reply, payload) => {
    const { 'content-length': length, 'transfer-encoding': pieces } = request.headers;
    if (!length && !pieces) return payload;
    const viewer = await viewerOf(request).catch(() => null); // what is wrong with it is told later
    const maximum = mostBytes(viewer, editors, LIMITS.body);
    if (Number(length) > maximum) throw new BodyTooLargeError(maximum);
    return pieces ? Readable.from(bounded(payload, maximum)) : payload;
  });
}

async function* bounded(payload: AsyncIterable<Buffer>, maximum: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of payload) {
    bytes += chunk.length;
    if (bytes > maximum) throw new BodyTooLargeError(maximum);
    yield chunk;
  }
}
