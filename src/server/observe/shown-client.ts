import { createHmac, randomBytes } from 'node:crypto';
import type { Config } from '../../config.js';

/** What the log shows of a client's address or subject; undefined for nothing. */
export type ShowClient = (name: string | undefined) => string | undefined;

/** Characters of a hash: enough to tell the clients of a log apart. */
const LENGTH = 12;

/**
 * Hashed with a key that nobody knows and that ends with the process: there are so few addresses that any other hash could
 * be looked up.
 */
export function clientsShown(as: Config['logClients']): ShowClient {
  if (as === 'off') return () => undefined;
  if (as === 'plain') return (name) => name;
  const key = randomBytes(32);
  return (name) => name && createHmac('sha256', key).update(name).digest('base64url').slice(0, LENGTH);
}
