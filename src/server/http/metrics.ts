import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    operations: new Counter({
      name: 'communique_operations_total',
      help: 'Operations by how they were answered: cache, compiled (to one statement) or resolvers.',
      labelNames: ['way'],
      registers,
    }),
    cacheLookups: new Counter({
      name: 'communique_response_cache_lookups_total',
      help: 'Lookups in the response cache by result: hit or miss.',
      labelNames: ['result'],
      registers,
    }),
    liveConnections: new Gauge({
      name: 'communique_live_connections',
      help: 'Open connections for subscriptions by transport: websocket or event-stream.',
      labelNames: ['transport'],
      registers,
    }),
    droppedConnections: new Counter({
      name: 'communique_dropped_connections_total',
      help: 'Connections closed because the client read too slowly.',
      labelNames: ['transport'],
      registers,
    }),
    subscriptions: new Gauge({
      name: 'communique_subscriptions',
      help: 'Active subscriptions.',
      registers,
    }),
  };
}

/** Metrics in Prometheus's text format. */
export function metricsRoute(app: FastifyInstance, { registry }: Metrics): void {
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
