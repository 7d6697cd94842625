import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaClient } from './generated/client.js';

/** How long an interactive transaction waits for a connection: the embedded store has one, so that they queue for it. */
const TRANSACTION_WAIT_MS = 30_000;
/** How long one may take, an import among them. */
export const TRANSACTION_TIMEOUT_MS = 60_000;

/** Prisma as both engines use it. It prints nothing: who asked is told of an error, and logs it. */
export function createPrisma(adapter: SqlDriverAdapterFactory): PrismaClient {
  return new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { maxWait: TRANSACTION_WAIT_MS, timeout: TRANSACTION_TIMEOUT_MS },
  });
}
