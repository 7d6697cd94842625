import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { metricsRoute } from '../observe/metrics.js';
import { requestId } from '../observe/request-log.js';
import { healthRoutes } from './health.js';
import { listen } from './listen.js';
import { NO_SCHEMAS } from './no-schemas.js';
import { refusePages } from './refuse-pages.js';
import type { Services } from './services.js';

/** Health checks and metrics, on a port of their own, which the public need not reach, or else beside the API. Backups are on that port alone. */
export async function adminRoutes(app: FastifyInstance, { db, log, config, metrics }: Services): Promise<void> {
  let isStopping = false;
  app.addHook('preClose', async () => void (isStopping = true));
  const routes = (server: FastifyInstance) => {
    healthRoutes(server, db, config.tokens !== null, () => isStopping);
    metricsRoute(server, metrics);
  };
  if (config.adminPort === null) return routes(app);
  const logger: FastifyBaseLogger = log;
  const admin = Fastify({
    loggerInstance: logger,
    genReqId: requestId,
    logController: new LogController({ disableRequestLogging: true }),
    schemaController: NO_SCHEMAS,
  });
  refusePages(admin);
  routes(admin);
  const { backupRoute } = await import('./backup-route.js'); // with it come the archives, of which the API has no use
  backupRoute(admin, db);
  const origin = await listen(admin, config.host, config.adminPort, 'ADMIN_PORT');
  log.info(`Health checks and metrics are at ${origin}`);
  app.addHook('onClose', () => admin.close());
}
