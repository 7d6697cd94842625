import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const options = <Label extends string>(name: string, labelNames: Label[], help: string) => {
    return { name: `communique_${name}`, help, labelNames, registers: [registry] };
  };
  const operations = 'Operations by how they were answered: cache, compiled (to one statement) or resolvers.';
  const cacheLookups = 'Lookups in the response cache by result: hit or miss.';
  const liveConnections = 'Open connections for subscriptions by transport: websocket or event-stream.';
  const droppedConnections = 'Connections closed because the client read too slowly.';
  return {
    registry,
    operations: new Counter(options('operations_total', ['way'], operations)),
    cacheLookups: new Counter(options('response_cache_lookups_total', ['result'], cacheLookups)),
    liveConnections: new Gauge(options('live_connections', ['transport'], liveConnections)),
    droppedConnections: new Counter(options('dropped_connections_total', ['transport'], droppedConnections)),
    subscriptions: new Gauge(options('subscriptions', [], 'Active subscriptions.')),
  };
}

/** Metrics in Prometheus's text format. */
export function metricsRoute(app: FastifyInstance, { registry }: Metrics): void {
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
