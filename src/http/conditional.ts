import { createHash } from 'node:crypto';
import '@fastify/compress'; // adds reply.compress
import type { FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';
import { acceptedEncoding } from './negotiate.js';

type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown;

/**
 * Gives an answer that may be kept a strong entity tag, a hash of its type and text with its content encoding behind
 * it, and answers 304 to a client that has it, in an encoding that it takes. Whatever is sent is compressed.
 * POST gets the tag only: RFC 9110 (13.1.2) knows no 304 for it.
 */
export function conditional(handler: Handler): (...args: Parameters<Handler>) => Promise<unknown> {
  return async (request, reply) => {
    const text = await handler(request, reply);
    if (typeof text !== 'string') return text;
    if (reply.getHeader('cache-control') === 'no-store') return reply.compress(text);

    const hash = hashOf(text, reply.getHeader('content-type'));
    const held = request.method === 'POST' ? undefined : heldTag(request, hash);
    reply.header('etag', held ?? `"${hash}"`);
    return held ? reply.code(304).removeHeader('content-type').send() : reply.compress(text);
  };
}

/** Two encodings of one text are two representations. For the route's `onSend`, which runs when the text is compressed. */
export const tagEncoding: onSendHookHandler = (_request, reply, payload, done) => {
  const [etag, encoding] = [reply.getHeader('etag'), reply.getHeader('content-encoding')];
  if (reply.statusCode === 200 && etag && encoding)
    reply.header('etag', `${String(etag).slice(0, -1)}-${String(encoding)}"`);
  done(null, payload);
};

function hashOf(text: string, type: unknown): string {
  return createHash('sha256')
    .update(`${String(type)}\n${text}`)
    .digest('base64url')
    .slice(0, 22);
}

/** The tag, of those in `If-None-Match`, of this text in an encoding that the client takes. */
function heldTag({ headers }: FastifyRequest, hash: string): string | undefined {
  const condition = headers['if-none-match'];
  if (condition?.trim() === '*') return `"${hash}"`;
  const acceptEncoding = headers['accept-encoding']?.toString();
  for (const [tag, opaque = ''] of condition?.matchAll(/"([^"]*)"/g) ?? []) {
    const [of, encoding] = [opaque.slice(0, hash.length), opaque.slice(hash.length + 1)];
    if (of === hash && (encoding === '' || acceptedEncoding(acceptEncoding, [encoding]))) return tag;
  }
  return undefined;
}
