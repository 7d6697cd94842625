import type { FastifyInstance } from 'fastify';
import type { Database } from '../../db/database.js';
import { requireTables } from '../../db/migrations/require-store.js';
import { OperatorError } from '../../operator-error.js';

/** How long a check of the columns stays valid. Each check reads the catalog, which takes some milliseconds. */
const CHECKED_MS = 30_000;

/**
 * `live`: the process answers; `ready`: so does the database, its tables are as they should be, and it is not stopping. They
 * are frequent: only failures are logged.
 */
export function healthRoutes(
  app: FastifyInstance,
  db: Database,
  writes: boolean,
  isStopping: () => boolean,
  checkedMs = CHECKED_MS,
): void {
  let checkAgain = performance.now() + checkedMs; // the start has checked
  const options = { logLevel: 'warn', config: { onReserve: true } } as const;

  app.get('/health/live', options, () => ({ status: 'ok' }));

  app.get('/health/ready', options, async (request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    try {
      await db.prisma.$queryRaw`SELECT 1`;
      if (performance.now() >= checkAgain) {
        await requireTables(db, { writes });
        checkAgain = performance.now() + checkedMs;
      }
      return { status: 'ok' };
    } catch (error) {
      request.log.error({ err: error }, error instanceof OperatorError ? error.message : 'the database is unavailable');
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
}
