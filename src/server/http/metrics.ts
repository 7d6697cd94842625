import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Database } from '../../db/database.js';
import type { Replica } from '../../db/replica.js';

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics({ replicas }: Pick<Database, 'replicas'>) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const options = <Label extends string>(name: string, labelNames: Label[], help: string) => {
    return { name: `communique_${name}`, help, labelNames, registers: [registry] };
  };
  const ofReplicas = (name: string, help: string, value: (replica: Replica) => number) =>
    new Gauge({
      ...options(name, ['replica'], help),
      collect() {
        for (const replica of replicas) this.set({ replica: replica.name }, value(replica));
      },
    });
  const operations = 'Operations by how they were answered: cache, compiled (to one statement), resolvers or export.';
  const reads = 'Queries that were not answered from the cache, by the node that was read: primary, or a replica.';
  const healthy = 'Whether a replica is read from: 1 or 0.';
  const versions = 'The version of the data that a replica had when it was last asked.';
  const cacheLookups = 'Lookups in the response cache by result: hit or miss.';
  const liveConnections = 'Open connections for subscriptions by transport: websocket or event-stream.';
  const droppedConnections = 'Connections closed because the client read too slowly.';
  return {
    registry,
    operations: new Counter(options('operations_total', ['way'], operations)),
    reads: new Counter(options('reads_total', ['node'], reads)),
    replicaHealthy: ofReplicas('replica_healthy', healthy, ({ isHealthy }) => Number(isHealthy)),
    replicaVersion: ofReplicas('replica_version', versions, ({ version }) => version),
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
