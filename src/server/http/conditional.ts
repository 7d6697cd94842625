import { createHash } from 'node:crypto';
import '@fastify/compress'; // adds reply.compress
import type { FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';
import type { Handler } from './deadline.js';
import { acceptedEncoding } from './negotiate.js';

/** The hashes of cacheable responses, until they are sent. */
const hashes = new WeakMap<FastifyReply, string>();

/**
 * Answers 304 if the client has a cacheable response already, in an encoding that it accepts. Other responses are
 * compressed. RFC 9110 (13.1.2) has no 304 for POST.
 */
export function conditional(handler: Handler): Handler {
  return async (request, reply) => {
    const text = await handler(asGet(request), reply);
    if (typeof text !== 'string') return text;
    const visibility = cacheVisibility(reply);
    if (!visibility) return reply.compress(text);
    if (visibility === 'public') reply.removeHeader('ratelimit'); // it concerns the first client only

    const hash = hashOf(text, reply.getHeader('content-type'));
    const cached = request.method === 'POST' ? undefined : cachedTag(request, hash);
    if (cached) return reply.code(304).header('etag', cached).removeHeader('content-type').send();
    hashes.set(reply, hash);
    return reply.compress(text);
  };
}

/** For `onSend`, which runs after compression: a strong entity tag depends on the content encoding. */
export const setEntityTag: onSendHookHandler = (_request, reply, payload, done) => {
  const hash = hashes.get(reply);
  const encoding = reply.getHeader('content-encoding');
  if (hash) reply.header('etag', encoding ? `"${hash}-${String(encoding)}"` : `"${hash}"`);
  done(null, payload);
};

/** Undefined if the response is not cacheable, or has no `cache-control`, as some of Apollo's errors. */
function cacheVisibility(reply: FastifyReply): string | undefined {
  return /^(public|private),/.exec(String(reply.getHeader('cache-control')))?.[1];
}

/** Apollo rejects HEAD; Fastify sends only the head of the answer to GET. */
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

/** The tag in `If-None-Match` that names this text in an encoding that the client accepts. */
function cachedTag({ headers }: FastifyRequest, hash: string): string | undefined {
  const condition = headers['if-none-match'];
  if (condition?.trim() === '*') return `"${hash}"`;
  const acceptEncoding = headers['accept-encoding']?.toString();
  for (const [tag, opaque = ''] of condition?.matchAll(/"([^"]*)"/g) ?? []) {
    const [of, encoding] = [opaque.slice(0, hash.length), opaque.slice(hash.length + 1)];
    if (of === hash && (encoding === '' || acceptedEncoding(acceptEncoding, [encoding]))) return tag;
  }
  return undefined;
}
