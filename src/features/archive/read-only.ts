import type { PrismaClient } from '../../db/generated/client.js';
import { type Tx, UNLIMITED_MS } from '../../store/transaction.js';

/** Reads in one snapshot, without a statement timeout. */
export function readOnly<T>(prisma: PrismaClient, work: (tx: Tx) => Promise<T>): Promise<T> {
  const reading = async (tx: Tx) => {
    await tx.$executeRaw`SET TRANSACTION READ ONLY`;
    await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
    await tx.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = 0`;
    return work(tx);
  };
  return prisma.$transaction(reading, { isolationLevel: 'RepeatableRead', timeout: UNLIMITED_MS });
}
