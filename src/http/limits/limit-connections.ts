import { BlockList, isIPv6, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../../config/config.js';
import { ClientError } from '../../shared/errors.js';
import { descriptorLimit } from '../../shared/descriptor-limit.js';
import { groupBy } from '../../shared/group-by.js';
import type { Metrics } from '../observe/metrics.js';
import type { ShowClient } from '../observe/request-log.js';
import { clientAddress } from './client-address.js';

/** At most one log line per interval, however many connections are refused. */
const WARN_EACH_MS = 60_000;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route responds even on connections beyond the limits. */
    onReserve?: boolean;
  }
}

type Limit = 'process' | 'client';
const REASONS: Record<Limit, string> = {
  process: 'MAX_CONNECTIONS has been reached',
  client: 'one address has reached MAX_CONNECTIONS_PER_CLIENT. If it is a proxy, add it to TRUST_PROXY',
};
type Limits = Pick<Config, 'maxConnections' | 'maxConnectionsPerClient' | 'trustProxy' | 'poolSize' | 'replicaUrls'>;

/**
 * Limits the number of open connections, in total and per client. Connections beyond the limits go to a small reserve, where
 * health checks succeed and all other requests receive the reason for the refusal. Connections from trusted proxies are not
 * counted by IP address, because they carry many clients' requests.
 */
export function limitConnections(app: FastifyInstance, limits: Limits, log: Logger, metrics: Metrics, show: ShowClient) {
  const { maxConnectionsPerClient } = limits;
  const maxConnections = connectionsThatFit(limits, log);
  const isProxy = among(limits.trustProxy ?? []);
  const byClient = new Map<string, number>();
  let open = 0;
  const reserve = new Reserve<Limit>();
  const warn = warner(log);

  app.server.prependListener('connection', (socket: Socket) => {
    const { remoteAddress: ip } = socket;
    if (ip === undefined) return; // already closed
    const client = clientAddress({ ip });
    const own = byClient.get(client) ?? 0;
    const limit = own >= maxConnectionsPerClient && !isProxy(ip) ? 'client' : open >= maxConnections ? 'process' : null;
    if (limit) {
      metrics.refusedConnections.inc({ limit });
      warn({ limit, connections: limit === 'client' ? own : open, client: show(client) });
      return reserve.take(socket, client, limit);
    }
    open += 1;
    byClient.set(client, own + 1);
    socket.once('close', () => {
      open -= 1;
      const left = byClient.get(client)! - 1;
      if (left > 0) byClient.set(client, left);
      else byClient.delete(client);
    });
  });

  app.addHook('onRequest', ({ raw, routeOptions }, reply, done) => {
    const limit = reserve.use(raw.socket);
    if (!limit) return done();
    reply.header('connection', 'close');
    if (routeOptions.config.onReserve) return done();
    if (limit === 'process') {
      return done(new ClientError('SERVER_BUSY', `The server is busy (${maxConnections} connections). Retry later.`));
    }
    const most = `Your address has ${maxConnectionsPerClient} connections, which is the limit. Close one first.`;
    return done(new ClientError('TOO_MANY_CONNECTIONS', most));
  });
}

/** Returns a function that tests whether an IP address is in one of these ranges, which may be single addresses. */
function among(ranges: readonly string[]): (ip: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [address, bits] = range.split('/') as [string, string?];
    const family = familyOf(address);
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (ip) => list.check(ip, familyOf(ip));
}

function familyOf(ip: string): 'ipv4' | 'ipv6' {
  return isIPv6(ip) ? 'ipv6' : 'ipv4';
}

function warner(log: Logger) {
  let next = -Infinity;
  let refused = 0;
  return (first: { limit: Limit; connections: number; client: string | undefined }) => {
    refused += 1;
    if (performance.now() < next) return;
    next = performance.now() + WARN_EACH_MS;
    log.warn({ ...first, refused }, `connections are refused: ${REASONS[first.limit]}`);
    refused = 0;
  };
}

/** File descriptors that a process needs in addition to those for clients and PostgreSQL. About 40 were observed. */
const OTHERS = 100;

type Settings = Pick<Config, 'maxConnections' | 'poolSize' | 'replicaUrls'>;

/**
 * Returns MAX_CONNECTIONS, or fewer if this process cannot open as many file descriptors. Without a free descriptor, no
 * connection can be accepted, not even for health checks, and the store cannot open its files.
 */
export function connectionsThatFit(settings: Settings, log: Logger, limit = descriptorLimit()): number {
  const { maxConnections, poolSize, replicaUrls } = settings;
  const others = OTHERS + RESERVE + poolSize * (1 + (replicaUrls?.length ?? 0));
  if (limit === null || maxConnections + others <= limit) return maxConnections;
  const fitting = Math.max(1, limit - others);
  const need = `MAX_CONNECTIONS=${maxConnections} needs ${maxConnections + others} file descriptors; this process can open only ${limit}`;
  log.warn(`${need}: at most ${fitting} connections are accepted. Raise the limit (ulimit -n), or lower MAX_CONNECTIONS.`);
  return fitting;
}

/** Maximum number of connections in the reserve. */
const RESERVE = 32;
const REQUEST_MS = 2_000;

interface Taken<Limit> {
  client: string;
  limit: Limit;
  timer: NodeJS.Timeout;
  isUsed: boolean;
}

/** A few connections beyond the limits, for one request each. If it is full, the client with most of them loses its oldest. */
export class Reserve<Limit> {
  readonly #open = new Map<Socket, Taken<Limit>>();

  /** A request must arrive within `requestMs` milliseconds. */
  constructor(private readonly requestMs = REQUEST_MS) {}

  take(socket: Socket, client: string, limit: Limit): void {
    const taken = { client, limit, isUsed: false, timer: setTimeout(() => this.#endUnused(socket), this.requestMs).unref() };
    this.#open.set(socket, taken);
    socket.once('close', () => {
      clearTimeout(taken.timer);
      this.#open.delete(socket);
    });
    if (this.#open.size > RESERVE) this.#makeRoom();
  }

  /** Marks a connection as used by a request. Returns the limit it exceeds, or null if it is not in the reserve. */
  use(socket: Socket): Limit | null {
    const taken = this.#open.get(socket);
    if (!taken) return null;
    clearTimeout(taken.timer);
    taken.isUsed = true;
    return taken.limit;
  }

  /** Lets the process read first, because a busy one runs the timer before it reads a request that arrived in time. */
  #endUnused(socket: Socket): void {
    setImmediate(() => {
      if (!this.#open.get(socket)?.isUsed) socket.destroy();
    });
  }

  #makeRoom(): void {
    const clients = [...groupBy(this.#open, ([, { client }]) => client).values()];
    const [[socket]] = clients.reduce((most, each) => (each.length > most.length ? each : most)) as [[Socket, unknown]];
    this.#open.delete(socket);
    socket.destroy();
  }
}
