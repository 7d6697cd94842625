import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ClientError } from '../../errors.js';

const EXPOSED = 'Communique-Version, Content-Disposition, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, X-Total-Count';

/** Lets pages of these origins read answers; null for all pages. A browser asks for no leave to open a WebSocket. */
export async function allowOrigins(app: FastifyInstance, origins: string[] | null): Promise<void> {
  await app.register(cors, { origin: origins ?? '*', maxAge: 86_400, exposedHeaders: EXPOSED });
  if (!origins) return;
  app.addHook('onRequest', async (request) => {
    if (request.headers.upgrade === undefined || isAllowed(request, origins)) return;
    throw new ClientError('FORBIDDEN', 'Pages of this origin may not open a WebSocket. CORS_ORIGIN lists the origins that may.');
  });
  app.addHook('onSend', async (_request, reply) => {
    const vary = String(reply.getHeader('vary') ?? ''); // answers set their own
    if (!/\borigin\b/i.test(vary)) reply.header('vary', vary ? `${vary}, origin` : 'origin');
  });
}

/** The server's own pages too, and programs, which have no origin. */
function isAllowed({ headers: { origin, host } }: FastifyRequest, origins: string[]): boolean {
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
