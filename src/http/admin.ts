import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Database } from '../db/database.js';
import { requireTables } from '../db/migrations/require-store.js';
import { OperatorError } from '../shared/operator-error.js';
import { metricsRoute } from './observe/metrics.js';
import { RecurringLines } from './observe/recurring-lines.js';
import { listen } from './listen.js';
import type { Feature } from './feature.js';
import type { Services } from './services.js';
import { requestId } from './observe/request-log.js';

/**
 * Mounts health checks and metrics on their own port, which need not be public, or next to the API if ADMIN_PORT is not set.
 * Features' admin routes are mounted only on that port.
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

/** How long a table check remains valid. Each check reads the catalog, which takes a few milliseconds. */
const CHECKED_MS = 30_000;

/**
 * `live`: the process responds. `ready`: the database also responds, its tables are complete, and the process is not stopping.
 * Health checks are frequent, so only failures are logged.
 */
export function healthRoutes(
  app: FastifyInstance,
  db: Database,
  writes: boolean,
  isStopping: () => boolean,
  checkedMs = CHECKED_MS,
): void {
  let checkAgain = performance.now() + checkedMs; // checked at start
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
 * Refuses state-changing requests from web pages, because this port does not serve any. A browser lets any page send a POST to
 * any URL without a preflight, but reports the page's origin in `Origin` and, in newer browsers, in `Sec-Fetch-Site`.
 */
function refusePages(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ method, headers }, reply) => {
    if (READING.includes(method)) return;
    const site = headers['sec-fetch-site'];
    if (headers.origin === undefined && (site === undefined || site === 'none')) return;
    return reply.code(403).send('Web pages cannot send this request. Send it without an Origin header.\n');
  });
}

/** Options shared by the servers of a process: the API and ADMIN_PORT. */
export function fastifyOptions(log: FastifyBaseLogger) {
  return {
    loggerInstance: log,
    genReqId: requestId,
    logController: new LogController({ disableRequestLogging: true }),
    // No route has a schema, and the schema compilers account for a tenth of all modules and of the startup time.
    schemaController: { compilersFactory: { buildValidator: () => compile, buildSerializer: () => compile } },
  };
}

function compile(): never {
  throw new Error('Routes have no schemas.');
}
