import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Encodable, sendEncoded } from '../../http/encoded.js';
import { prefers } from '../../http/negotiate.js';
import { PlaygroundFiles } from './files.js';
import { playgroundPage, type PlaygroundOptions } from './page.js';

/** Makes the browser refuse content from other hosts. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'font-src data:',
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' };
const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' };

/**
 * Serves the playground's files. Returns a `preHandler` that sends the page to browsers that open `endpoint`, and lets other
 * requests pass.
 */
export function servePlayground(app: FastifyInstance, options: PlaygroundOptions) {
  const { endpoint } = options;
  let files: Promise<PlaygroundFiles> | undefined;
  let page: Promise<Encodable> | undefined;
  const read = () => (files ??= PlaygroundFiles.read());

  app.get(`${endpoint}/assets/:file`, { logLevel: 'warn' }, async (request, reply) => {
    const file = (await read()).get((request.params as { file: string }).file);
    if (!file) return reply.callNotFound();
    return sendEncoded(request, reply.type(TYPES[file.type]).headers(FOR_EVER), file);
  });

  return async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('vary', 'Accept, Accept-Encoding');
    if (!prefers(request.headers.accept, 'text/html')) return;

    page ??= read().then((known) => playgroundPage(options, known));
    reply.headers({ 'cache-control': 'no-cache', 'content-security-policy': CONTENT_SECURITY_POLICY });
    return sendEncoded(request, reply.type('text/html; charset=utf-8'), await page);
  };
}
