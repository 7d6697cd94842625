import Fastify, { type FastifyInstance } from 'fastify';
import type { Database } from '../db/database.js';
import { requireTables } from '../db/migrations/require-store.js';
import { OperatorError } from '../shared/operator-error.js';
import { metricsRoute } from './observe/metrics.js';
import { RecurringLines } from './observe/recurring-lines.js';
import { listen } from './listen.js';
import type { Feature } from './feature.js';
import { fastifyOptions } from './fastify-options.js';
import type { Services } from './services.js';

/**
 * Health checks and metrics, on a port of their own, which the public need not reach, or else beside the API. What features add
 * is on that port alone.
 */
export async function adminRoutes(app: FastifyInstance, services: Services, features: readonly Feature[]): Promise<void> {
  const { db, log, config, metrics } = services;
  let isStopping = false;
  app.addHook('preClose', async () => void (isStopping = true));
  const routes = (server: FastifyInstance) => {
    healthRoutes(server, db, config.tokens !== null, () => isStopping);
    metricsRoute(server, metrics);
  };
  if (config.adminPort === null) return routes(app);
  const admin = Fastify(fastifyOptions(log));
  refusePages(admin);
  routes(admin);
  for (const { mountAdmin } of features) await mountAdmin?.(admin, services);
  const origin = await listen(admin, config.host, config.adminPort, 'ADMIN_PORT');
  log.info(`Health checks and metrics are at ${origin}`);
  app.addHook('onClose', () => admin.close());
}

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
  const failures = new RecurringLines(app.log);
  const options = { logLevel: 'warn', config: { onReserve: true } } as const;

  app.get('/health/live', options, () => ({ status: 'ok' }));

  app.get('/health/ready', options, async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    try {
      await db.prisma.$queryRaw`SELECT 1`;
      if (performance.now() >= checkAgain) {
        await requireTables(db, { writes });
        checkAgain = performance.now() + checkedMs;
      }
      return { status: 'ok' };
    } catch (error) {
      failures.writeFailure('error', error instanceof OperatorError ? error.message : 'the database is unavailable', error);
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
}

const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses requests of web pages to a port without pages, if they may change anything. A browser sends a POST of any
 * page to any address without asking first, but says where it comes from: by `Origin`, and newer ones by `Sec-Fetch-Site`.
 */
function refusePages(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ method, headers }, reply) => {
    if (READING.includes(method)) return;
    const site = headers['sec-fetch-site'];
    if (headers.origin === undefined && (site === undefined || site === 'none')) return;
    return reply.code(403).send('Pages may not ask for this. Send no Origin.\n');
  });
}
