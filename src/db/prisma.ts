import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaClient } from './generated/client.js';

/** How long an interactive transaction waits for a connection. On the embedded store, all share one connection. */
const TRANSACTION_WAIT_MS = 30_000;
/** How long an interactive transaction, such as an import, may take. */
export const TRANSACTION_TIMEOUT_MS = 60_000;

/** Creates a Prisma client for either engine. Prisma prints nothing; the caller logs errors. */
export function createPrisma(adapter: SqlDriverAdapterFactory): PrismaClient {
  return new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { maxWait: TRANSACTION_WAIT_MS, timeout: TRANSACTION_TIMEOUT_MS },
  });
}
