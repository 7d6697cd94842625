import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Handler } from './deadline.js';
import { encodable, hashOf, sendEncoded } from './encoded.js';

/** Answers 304 if the client has a cacheable response already. Other responses are compressed. */
export function conditional(handler: Handler): Handler {
  return async (request, reply) => {
    const text = await handler(asGet(request), reply);
    if (typeof text !== 'string') return text;
    const visibility = cacheVisibility(reply);
    if (visibility === 'public') reply.removeHeader('ratelimit'); // it concerns the first client only
    const hash = visibility ? hashOf(`${String(reply.getHeader('content-type'))}\n${text}`) : null;
    return sendEncoded(request, reply, encodable(text, hash));
  };
}

/** Undefined if the response is not cacheable, or has no `cache-control`, as some of Apollo's errors. */
function cacheVisibility(reply: FastifyReply): string | undefined {
  return /^(public|private),/.exec(String(reply.getHeader('cache-control')))?.[1];
}

/** Apollo rejects HEAD; Fastify sends only the head of the answer to GET. */
function asGet(request: FastifyRequest): FastifyRequest {
  if (request.method !== 'HEAD') return request;
  return Object.create(request, { method: { value: 'GET' } }) as FastifyRequest;
}
