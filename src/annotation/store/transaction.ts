import { ConstraintError, InvalidTextError, storeError } from '../../db/errors.js';
import type { Prisma, PrismaClient } from '../../db/generated/client.js';
import { AnnotationRefused } from '../problem.js';

/** An import of thousands of visits takes seconds, and may wait for another that does. */
const LIMITS = { maxWait: 120_000, timeout: 600_000 };
/** Any number that no other advisory lock of this store has. */
const IMPORT_LOCK = 2_018_03_25;

/** Runs an import whole or not at all; a law of the store that it breaks is a problem of the annotation. */
export async function inOneTransaction<Result>(
  prisma: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  try {
    return await prisma.$transaction(work, LIMITS);
  } catch (error) {
    const cause = storeError(error);
    if (!(cause instanceof ConstraintError) && !(cause instanceof InvalidTextError)) throw error;
    const message = cause instanceof ConstraintError ? lawBroken(cause) : cause.message;
    throw new AnnotationRefused([{ rule: 'store', path: [], message }], { cause });
  }
}

/**
 * Imports read what others have claimed: a second one waits until the first is committed, which may take longer than
 * other statements are given. The limits hold from here to the end of the transaction.
 */
export async function oneAtATime(tx: Prisma.TransactionClient): Promise<void> {
  const limit = String(LIMITS.timeout);
  await tx.$queryRaw`SELECT set_config('lock_timeout', ${limit}, true), set_config('statement_timeout', ${limit}, true)`;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK}::bigint)::text`;
}

function lawBroken({ constraint, law }: ConstraintError): string {
  return `together with what is stored it would break the store's law ${constraint ?? law}`;
}
