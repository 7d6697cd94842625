import type { Logger } from 'pino';
import type { Config } from '../../config.js';
import { descriptorLimit } from '../../descriptor-limit.js';
import { RESERVE } from './reserve.js';

/** Files, pipes and sockets that a process has beside those of clients and of PostgreSQL; some 40 were seen. */
const OTHERS = 100;

type Settings = Pick<Config, 'maxConnections' | 'poolSize' | 'replicaUrls'>;

/**
 * MAX_CONNECTIONS, or as many as this process has file descriptors for. Without one, no connection can be taken, health
 * checks can't either, and the store cannot open its files.
 */
export function connectionsThatFit(settings: Settings, log: Logger, limit = descriptorLimit()): number {
  const { maxConnections, poolSize, replicaUrls } = settings;
  const others = OTHERS + RESERVE + poolSize * (1 + (replicaUrls?.length ?? 0));
  if (limit === null || maxConnections + others <= limit) return maxConnections;
  const fitting = Math.max(1, limit - others);
  const need = `MAX_CONNECTIONS=${maxConnections} needs ${maxConnections + others} file descriptors, and this process may open ${limit}`;
  log.warn(`${need}: at most ${fitting} connections are taken. Raise the limit (ulimit -n), or lower MAX_CONNECTIONS.`);
  return fitting;
}
