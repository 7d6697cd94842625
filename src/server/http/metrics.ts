import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  operations: Counter<'way'>;
  cacheLookups: Counter<'result'>;
  liveConnections: Gauge<'transport'>;
  droppedConnections: Counter<'transport'>;
  subscriptions: Gauge;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const operations = new Counter({
    name: 'communique_operations_total',
    help: 'Operations by how they were answered: from the cache, compiled to one statement, or by the resolvers.',
    labelNames: ['way'],
    registers: [registry],
  });
  const cacheLookups = new Counter({
    name: 'communique_response_cache_lookups_total',
    help: 'Queries that the response cache was asked for, by whether it had the answer: hit or miss.',
    labelNames: ['result'],
    registers: [registry],
  });
  const liveConnections = new Gauge({
    name: 'communique_live_connections',
    help: 'Connections for subscriptions that are open, by transport: websocket or event-stream.',
    labelNames: ['transport'],
    registers: [registry],
  });
  const droppedConnections = new Counter({
    name: 'communique_dropped_connections_total',
    help: 'Connections that took too slowly what their subscriptions told.',
    labelNames: ['transport'],
    registers: [registry],
  });
  const subscriptions = new Gauge({
    name: 'communique_subscriptions',
    help: 'Subscriptions that are told of changes.',
    registers: [registry],
  });
  return { registry, operations, cacheLookups, liveConnections, droppedConnections, subscriptions };
}

/** Metrics in Prometheus's text format. */
export function metricsRoute(app: FastifyInstance, { registry }: Metrics): void {
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
