import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  operations: Counter<'way'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const operations = new Counter({
    name: 'communique_operations_total',
    help: 'Operations by how they were answered: compiled to one statement, or by the resolvers.',
    labelNames: ['way'],
    registers: [registry],
  });
  return { registry, operations };
}

/** Metrics in Prometheus's text format. */
export function metricsRoute(app: FastifyInstance, { registry }: Metrics): void {
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
