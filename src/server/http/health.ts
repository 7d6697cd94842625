import type { FastifyInstance } from 'fastify';
import type { Database } from '../../db/database.js';

/**
 * For whoever watches the process: `live` says that it answers at all, `ready` that the store does too (503 if not).
 * Their requests come every few seconds and would drown the log, so only failures are logged.
 */
export function healthRoutes(app: FastifyInstance, db: Database): void {
  const options = { logLevel: 'warn' } as const;

  app.get('/health/live', options, () => ({ status: 'ok' }));

  app.get('/health/ready', options, async (request, reply) => {
    try {
      await db.prisma.$queryRaw`SELECT 1`;
      return { status: 'ok' };
    } catch (error) {
      request.log.error({ err: error }, 'the store does not answer');
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
}
