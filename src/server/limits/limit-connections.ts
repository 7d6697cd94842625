import { BlockList, isIPv6, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../../config.js';
import { ClientError } from '../../errors.js';
import type { Metrics } from '../observe/metrics.js';
import type { ShowClient } from '../observe/shown-client.js';
import { clientAddress } from './client-address.js';
import { connectionsThatFit } from './file-descriptors.js';
import { Reserve } from './reserve.js';

/** A line in the log, however many connections are refused meanwhile. */
const WARN_EACH_MS = 60_000;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered also on connections beyond the limits. */
    onReserve?: boolean;
  }
}

type Limit = 'process' | 'client';
const REASONS: Record<Limit, string> = {
  process: 'MAX_CONNECTIONS are open',
  client: 'MAX_CONNECTIONS_PER_CLIENT are open from one address. Name a proxy in TRUST_PROXY',
};
type Limits = Pick<Config, 'maxConnections' | 'maxConnectionsPerClient' | 'trustProxy' | 'poolSize' | 'replicaUrls'>;

/**
 * A connection beyond the limits is taken on a small reserve: health checks are answered on it, and others are told why
 * they are refused. Connections of trusted proxies are not counted by address: theirs are those of many clients.
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
    if (ip === undefined) return; // it has been closed
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

/** Whether an address is one of these, or in one of these ranges. */
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
