import { createHash } from 'node:crypto';
import '@fastify/compress'; // adds reply.compress
import type { FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';
import { acceptedEncoding } from './negotiate.js';

type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown;

/** What is hashed of answers that may be kept, until they are sent. */
const hashes = new WeakMap<FastifyReply, string>();

/**
 * Answers 304 to a client that has the answer already, in an encoding that it takes, if it is one that may be kept.
 * Whatever is sent is compressed. POST is not answered so: RFC 9110 (13.1.2) knows no 304 for it.
 */
export function conditional(handler: Handler): (...args: Parameters<Handler>) => Promise<unknown> {
  return async (request, reply) => {
    const text = await handler(asGet(request), reply);
    if (typeof text !== 'string') return text;
    const keepers = whoMayKeep(reply);
    if (!keepers) return reply.compress(text);
    if (keepers === 'public') reply.removeHeader('ratelimit'); // what is left to the first who asked is no news to others

    const hash = hashOf(text, reply.getHeader('content-type'));
    const held = request.method === 'POST' ? undefined : heldTag(request, hash);
    if (held) return reply.code(304).header('etag', held).removeHeader('content-type').send();
    hashes.set(reply, hash);
    return reply.compress(text);
  };
}

/**
 * Gives an answer that may be kept a strong entity tag: two content encodings of one text are two representations.
 * For the route's `onSend`, which runs when the text has been compressed.
 */
export const tagEncoding: onSendHookHandler = (_request, reply, payload, done) => {
  const hash = hashes.get(reply);
  const encoding = reply.getHeader('content-encoding');
  if (hash) reply.header('etag', encoding ? `"${hash}-${String(encoding)}"` : `"${hash}"`);
  done(null, payload);
};

/** As the answer says; what says nothing, as Apollo's refusals of what is no request, is for nobody to keep. */
function whoMayKeep(reply: FastifyReply): string | undefined {
  return /^(public|private),/.exec(String(reply.getHeader('cache-control')))?.[1];
}

/** Apollo knows no HEAD; Fastify sends of the answer to GET only the head. */
function asGet(request: FastifyRequest): FastifyRequest {
  if (request.method !== 'HEAD') return request;
  return Object.create(request, { method: { value: 'GET' } }) as FastifyRequest;
}

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
