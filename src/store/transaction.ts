import { Mutex, withTimeout } from 'async-mutex';
import { ConstraintError, DatabaseBusyError, InvalidTextError, storeError } from '../db/errors.js';
import type { Prisma, PrismaClient } from '../db/generated/client.js';
import { AnnotationRefused } from '../claims/problem.js';

/** How long a write waits for those before it, and may take then; milliseconds. */
export interface Patience {
  wait: number;
  timeout: number;
}

/** Of an operator's command: an import of thousands of visits takes a while, and may wait for another that does. */
const PATIENT: Patience = { wait: 600_000, timeout: 600_000 };
/** Of a client, who waits for an answer. */
export const BRISK: Patience = { wait: 10_000, timeout: 60_000 };

/** Any number that no other advisory lock of this store has. */
const WRITE_LOCK = 2_018_03_25;
/** Where the writes of this process wait: at the lock, each would hold a connection that reads need. */
const queues = new WeakMap<PrismaClient, Mutex>();

/**
 * Does a write whole or not at all, and one after the other, whichever process they come to: each reads what others have
 * claimed. A law of the store that it breaks is a problem of the annotation.
 *
 * @throws DatabaseBusyError where its turn does not come in time.
 */
export async function inOneTransaction<Result>(
  prisma: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
  { wait, timeout }: Patience = PATIENT,
): Promise<Result> {
  const turn = withTimeout(queueOf(prisma), wait, new DatabaseBusyError('Other writes took too long.'));
  const locked = async (tx: Prisma.TransactionClient) => {
    await lock(tx, { wait, timeout });
    return work(tx);
  };
  try {
    return await turn.runExclusive(() => prisma.$transaction(locked, { maxWait: wait, timeout }));
  } catch (error) {
    const cause = storeError(error);
    if (!(cause instanceof ConstraintError) && !(cause instanceof InvalidTextError)) throw error;
    const message = cause instanceof ConstraintError ? lawBroken(cause) : cause.message;
    throw new AnnotationRefused([{ rule: 'store', path: [], message }], { cause });
  }
}

function queueOf(prisma: PrismaClient): Mutex {
  const queue = queues.get(prisma) ?? new Mutex();
  queues.set(prisma, queue);
  return queue;
}

/** The limits hold to the end of the transaction. */
async function lock(tx: Prisma.TransactionClient, { wait, timeout }: Patience): Promise<void> {
  await tx.$queryRaw`SELECT
    set_config('lock_timeout', ${String(wait)}, true), set_config('statement_timeout', ${String(timeout)}, true)`;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${WRITE_LOCK}::bigint)::text`;
}

function lawBroken({ constraint, law }: ConstraintError): string {
  return `with what is already stored, this would break the database constraint ${constraint ?? law}`;
}
