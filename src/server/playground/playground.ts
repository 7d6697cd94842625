import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodingFor, matchesTag } from '../http/encoded-html.js';
import { prefers } from '../http/negotiate.js';
import { PlaygroundPage } from './page.js';

/** Makes the browser refuse content from other hosts. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob: data:',
  "style-src 'unsafe-inline'",
  'font-src data:',
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** Sends the playground to browsers that open `endpoint`; other requests pass. For a route's `preHandler`. */
export function servePlayground(endpoint: string, hasPages: boolean) {
  const pages = new PlaygroundPage(endpoint, hasPages);

  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.method === 'POST') return;
    reply.header('vary', 'Accept, Accept-Encoding');
    if (!prefers(request.headers.accept, 'text/html')) return;

    const encoding = encodingFor(request);
    const { etag, body } = await pages.get(encoding);
    reply.headers({ etag, 'cache-control': 'no-cache', 'content-security-policy': CONTENT_SECURITY_POLICY });
    if (matchesTag(request, etag)) return reply.code(304).send();

    reply.type('text/html; charset=utf-8');
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    return reply.send(body);
  };
}
