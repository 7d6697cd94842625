import type { FastifyInstance } from 'fastify';
import type { Database } from '../../db/database.js';

/** `live`: the process answers; `ready`: so does the database, and it is not stopping. They are frequent: only failures are logged. */
export function healthRoutes(app: FastifyInstance, db: Database, isStopping: () => boolean): void {
  const options = { logLevel: 'warn', config: { onReserve: true } } as const;

  app.get('/health/live', options, () => ({ status: 'ok' }));

  app.get('/health/ready', options, async (request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    try {
      await db.prisma.$queryRaw`SELECT 1`;
      return { status: 'ok' };
    } catch (error) {
      request.log.error({ err: error }, 'the database is unavailable');
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
}
