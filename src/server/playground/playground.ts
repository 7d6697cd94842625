import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendEncoded } from '../http/encoded.js';
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

    reply.headers({ 'cache-control': 'no-cache', 'content-security-policy': CONTENT_SECURITY_POLICY });
    return sendEncoded(request, reply.type('text/html; charset=utf-8'), await pages.get());
  };
}
