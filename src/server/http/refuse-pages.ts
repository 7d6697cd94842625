import type { FastifyInstance } from 'fastify';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses requests of web pages to a port without pages, if they may change anything. A browser sends a POST of any
 * page to any address without asking first, but says where it comes from: by `Origin`, and newer ones by `Sec-Fetch-Site`.
 */
export function refusePages(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ method, headers }, reply) => {
    if (READING.includes(method)) return;
    const site = headers['sec-fetch-site'];
    if (headers.origin === undefined && (site === undefined || site === 'none')) return;
    return reply.code(403).send('Pages may not ask for this. Send no Origin.\n');
  });
}
