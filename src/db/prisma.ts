import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaClient } from './generated/client.js';

/** How long an interactive transaction waits for a connection. On the embedded store, all of them share one connection. */
const TRANSACTION_WAIT_MS = 30_000;
/** How long an interactive transaction, such as an import, may take. */
export const TRANSACTION_TIMEOUT_MS = 60_000;

/**
 * Returns a Prisma client for either engine. Prisma prints nothing; the caller logs errors. It is created when it is first
 * used: it takes 19 MB, and a server needs it neither to start nor for compiled queries.
 */
export function createPrisma(adapter: SqlDriverAdapterFactory): PrismaClient {
  let created: PrismaClient | undefined;
  const client = () =>
    (created ??= new PrismaClient({
      adapter,
      errorFormat: 'minimal',
      transactionOptions: { maxWait: TRANSACTION_WAIT_MS, timeout: TRANSACTION_TIMEOUT_MS },
    }));
  const unused: Partial<PrismaClient> = { $disconnect: async () => {} };
  return new Proxy({} as PrismaClient, {
    get: (_target, name) => Reflect.get(created ?? (name in unused ? unused : client()), name) as unknown,
    has: (_target, name) => Reflect.has(client(), name),
    set: (_target, name, value) => Reflect.set(client(), name, value),
  });
}
