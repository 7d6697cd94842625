import type { PrismaClient } from '../../db/generated/client.js';
import type { Tx } from '../transaction.js';

/** An archive may take hours. */
const TIMEOUT_MS = 6 * 3_600_000;

/** Reads in one snapshot, for as long as it takes. */
export function readOnly<T>(prisma: PrismaClient, work: (tx: Tx) => Promise<T>): Promise<T> {
  const reading = async (tx: Tx) => {
    await tx.$executeRaw`SET TRANSACTION READ ONLY`;
    await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
    await tx.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = 0`;
    return work(tx);
  };
  return prisma.$transaction(reading, { isolationLevel: 'RepeatableRead', timeout: TIMEOUT_MS });
}
