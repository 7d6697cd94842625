import { existsSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database, Replica } from '../../db/database.js';
import type { FairQueue } from '../../shared/fair-queue.js';
import { freeBytes } from '../../db/embedded/free-space.js';

/** Buckets in seconds, from a cached answer to the longest request. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export type Metrics = ReturnType<typeof createMetrics>;

type Measured = Pick<Database, 'replicas' | 'known' | 'connections'>;

/** `dataDir` is the embedded store's folder; null for PostgreSQL. */
export function createMetrics({ replicas, known, connections }: Measured, dataDir: string | null) {
  const registry = new Registry();
  const underWay = { requests: 0 };
  const inFlight: { turns: Pick<FairQueue, 'running' | 'waiting'> } = { turns: { running: 0, waiting: 0 } };
  collectDefaultMetrics({ register: registry });
  const options = <Label extends string>(name: string, labelNames: Label[], help: string) => {
    return { name: `communique_${name}`, help, labelNames, registers: [registry] };
  };
  const seconds = <Label extends string>(...given: Parameters<typeof options<Label>>) =>
    new Histogram({ ...options(...given), buckets: BUCKETS });
  const ofReplicas = (name: string, help: string, value: (replica: Replica) => number) =>
    new Gauge({
      ...options(name, ['replica'], help),
      collect() {
        for (const replica of replicas) this.set({ replica: replica.name }, value(replica));
      },
    });
  const measured = (name: string, help: string, value: () => number) =>
    new Gauge({
      ...options(name, [], help),
      collect() {
        this.set(value());
      },
    });
  const requestSeconds = 'Seconds until a response was sent, by route and status; closed: it was cut off.';
  const operationSeconds = 'Seconds until an operation was answered, by how it was answered and by type.';
  const errors = 'Errors sent to clients, by code.';
  const pool = 'Connections to the store by state: open, idle, or waiting (requests waiting for one).';
  const notificationSeconds = 'Seconds from a change until it is sent to subscribers. Not measured without subscribers.';
  const webhookSeconds = 'Seconds until a webhook receiver answered, by outcome: delivered or failed.';
  const freeDisk = 'Free bytes on the disk of the embedded store.';
  const operationsInFlight = "Operations that use the store by state: running, or waiting for their client's turn.";
  const operations = 'Operations by how they were answered: cache, compiled (to one statement), resolvers or export.';
  const reads = 'Queries that were not answered from the cache, by the node that was read: primary, or a replica.';
  const healthy = 'Whether a replica serves reads: 1 or 0.';
  const versions = 'The version of the data that a replica had when last checked or read.';
  const cacheLookups = 'Lookups in the response cache by result: hit or miss.';
  const liveConnections = 'Open connections for subscriptions by transport: websocket or event-stream.';
  const refusedConnections =
    'Connections beyond MAX_CONNECTIONS (process) or MAX_CONNECTIONS_PER_CLIENT (client), including health checks.';
  const cutResponses =
    'Responses cut off, by whom (client, server) and why: left; slow, time, held, changed, failed, idle, stopped.';
  const droppedConnections = 'Connections closed because the client read too slowly.';
  return {
    registry,
    requestSeconds: seconds('request_seconds', ['route', 'status'], requestSeconds),
    operationSeconds: seconds('operation_seconds', ['way', 'type'], operationSeconds),
    underWay,
    requestsInFlight: measured('requests_in_flight', 'Requests in progress, including event streams.', () => underWay.requests),
    inFlight,
    operationsInFlight: new Gauge({
      ...options('operations_in_flight', ['state'], operationsInFlight),
      collect() {
        this.set({ state: 'running' }, inFlight.turns.running);
        this.set({ state: 'waiting' }, inFlight.turns.waiting);
      },
    }),
    errors: new Counter(options('errors_total', ['code'], errors)),
    pool: new Gauge({
      ...options('pool_connections', ['state'], pool),
      collect() {
        for (const [state, count] of Object.entries(connections())) this.set({ state }, count);
      },
    }),
    dataVersion: measured('data_version', 'The newest known version of the data.', () => known.newest),
    listening: measured('listening', 'Whether notifications of commits by other processes arrive: 1 or 0.', () =>
      Number(known.isNotified),
    ),
    notificationSeconds: seconds('notification_seconds', [], notificationSeconds),
    webhookSeconds: seconds('webhook_seconds', ['outcome'], webhookSeconds),
    freeDisk:
      dataDir === null ? null : measured('disk_free_bytes', freeDisk, () => (existsSync(dataDir) ? freeBytes(dataDir) : NaN)),
    operations: new Counter(options('operations_total', ['way'], operations)),
    reads: new Counter(options('reads_total', ['node'], reads)),
    replicaHealthy: ofReplicas('replica_healthy', healthy, ({ isHealthy }) => Number(isHealthy)),
    replicaVersion: ofReplicas('replica_version', versions, ({ version }) => version),
    cacheLookups: new Counter(options('response_cache_lookups_total', ['result'], cacheLookups)),
    liveConnections: new Gauge(options('live_connections', ['transport'], liveConnections)),
    refusedConnections: new Counter(options('connections_refused_total', ['limit'], refusedConnections)),
    droppedConnections: new Counter(options('dropped_connections_total', ['transport'], droppedConnections)),
    cutResponses: new Counter(options('responses_cut_total', ['by', 'reason'], cutResponses)),
    subscriptions: new Gauge(options('subscriptions', [], 'Active subscriptions.')),
  };
}

/** Serves the metrics in Prometheus's text format. */
export function metricsRoute(app: FastifyInstance, { registry }: Metrics): void {
  const config = { cors: false, onReserve: true } as const; // other sites' pages have no use for metrics
  app.get('/metrics', { config }, async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
