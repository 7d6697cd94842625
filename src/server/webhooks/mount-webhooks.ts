import type { FastifyInstance } from 'fastify';
import type { Services } from '../http/services.js';
import { Deliverer } from './deliverer.js';

/** Sends to webhooks from when the server is ready until it closes. */
export function mountWebhooks(app: FastifyInstance, services: Services): void {
  const deliverer = new Deliverer(services);
  let until = Infinity;
  app.addHook('preClose', async () => {
    until = performance.now() + services.config.drainTimeout * 1_000;
    deliverer.stop();
  });
  app.addHook('onClose', () => deliverer.stopped(Math.max(0, until - performance.now()) / 1_000));
  app.addHook('onReady', async () => {
    await services.db.listen(deliverer);
    await deliverer.looked();
  });
}
