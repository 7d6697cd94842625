import { currentSignal, notedClient } from '../db/cancellation.js';
import { ConstraintError, DatabaseBusyError, InvalidTextError, storeError } from '../db/errors.js';
import type { Prisma, PrismaClient } from '../db/generated/client.js';
import { FairQueue } from '../shared/fair-queue.js';
import { traced } from '../shared/trace.js';
import { AnnotationRefused } from '../model/problem.js';
import type { Reasoned } from '../model/reasons.js';
import { memoized } from '../shared/memoized.js';

// Transactions for writes, which run one at a time.

export type Tx = Prisma.TransactionClient;

/**
 * How long a write may wait for earlier writes, and how long it may then take, in milliseconds. As in PostgreSQL, 0 means no
 * limit.
 */
export interface Timeouts {
  wait: number;
  timeout: number;
}

/** For commands, which an operator can stop. A large import takes hours, and another import may have to wait for it. */
const OPERATOR_TIMEOUTS: Timeouts = { wait: 600_000, timeout: 0 };
/** For a client that waits for an answer. */
export const CLIENT_TIMEOUTS: Timeouts = { wait: 10_000, timeout: 60_000 };

/** Prisma requires a limit for transactions: this is the maximum timer delay, 24 days. */
export const UNLIMITED_MS = 2 ** 31 - 1;

/** An arbitrary number that no other advisory lock of the database uses. */
const WRITE_LOCK = 2_018_03_25;
/**
 * Writes queue here, with clients taking turns, before they open a transaction. If they waited for the lock instead, each
 * would occupy a connection.
 */
const queueOf = memoized((_prisma: PrismaClient) => new FairQueue(1));

/**
 * Runs a write in a transaction. Writes from all processes run one at a time, since each reads what other sources claim.
 *
 * @throws AnnotationRefused if the write breaks a constraint of the database
 *
 * @throws DatabaseBusyError if its turn does not come in time
 *
 * @throws an error that `storeError` converts to StatementCancelledError if it takes too long
 */
export async function writeTransaction<Result>(
  prisma: PrismaClient,
  work: (tx: Tx) => Promise<Result>,
  { wait, timeout }: Timeouts = OPERATOR_TIMEOUTS,
): Promise<Result> {
  const locked = async (tx: Tx) => {
    await lock(tx, { wait, timeout });
    return work(tx);
  };
  try {
    return await traced('write', { 'db.system.name': 'postgresql' }, () =>
      inTurn(prisma, wait, () => prisma.$transaction(locked, { maxWait: wait, timeout: timeout || UNLIMITED_MS })),
    );
  } catch (error) {
    const cause = storeError(error);
    if (!(cause instanceof ConstraintError) && !(cause instanceof InvalidTextError)) throw error;
    throw new AnnotationRefused([{ rule: 'store', path: [], ...refusal(cause) }], { cause });
  }
}

/** Runs a write as `writeTransaction` does, then rolls it back. Returns the result of the work. */
export async function dryRun<Result>(
  prisma: PrismaClient,
  work: (tx: Tx) => Promise<Result>,
  timeouts?: Timeouts,
): Promise<Result> {
  const done: Result[] = [];
  const rollback = new Error('dry run');
  const workOnly = async (tx: Tx) => {
    done.push(await work(tx));
    throw rollback;
  };
  await writeTransaction(prisma, workOnly, timeouts).catch((error: unknown) => {
    if (error !== rollback) throw error;
  });
  return done[0]!;
}

async function inTurn<Result>(prisma: PrismaClient, wait: number, work: () => Promise<Result>): Promise<Result> {
  const queue = queueOf(prisma);
  const client = notedClient(currentSignal());
  const outcome = await queue.turn(client, AbortSignal.timeout(wait));
  if (outcome !== 'begun') throw new DatabaseBusyError('Other writes took too long.');
  try {
    return await work();
  } finally {
    queue.end(client);
  }
}

/** The times of writes in progress. */
const times = new WeakMap<Tx, Date>();

/** Takes the write lock. The timeouts apply until the transaction ends. */
async function lock(tx: Tx, { wait, timeout }: Timeouts): Promise<void> {
  await tx.$queryRaw`SELECT set_config('lock_timeout', ${String(wait)}, true),
    set_config('statement_timeout', ${String(timeout)}, true),
    set_config('idle_in_transaction_session_timeout', ${String(timeout)}, true)`;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${WRITE_LOCK}::bigint)::text`;
  const [{ writtenAt }] = await tx.$queryRaw<[{ writtenAt: Date }]>`
    UPDATE "DataVersion" SET "writtenAt" = greatest(clock_timestamp(), "writtenAt" + interval '1 millisecond')
    RETURNING "writtenAt"`;
  times.set(tx, writtenAt);
}

function refusal(cause: ConstraintError | InvalidTextError): Reasoned {
  if (cause instanceof InvalidTextError) return { reason: 'TEXT_NOT_STORABLE', params: { message: cause.message } };
  return { reason: 'CONSTRAINT_BROKEN', params: { constraint: cause.constraint ?? cause.type } };
}

/**
 * Returns the time of a write by the store's clock: when the write got the lock, but always later than earlier writes, even if
 * the clock was set back. Clients poll with `updatedSince`, so a later commit must not have an earlier time.
 */
export async function timeOfWrite(tx: Tx): Promise<Date> {
  const known = times.get(tx);
  if (known) return known;
  const [{ time }] = await tx.$queryRaw<[{ time: Date }]>`SELECT clock_timestamp() AS "time"`; // for a plan that is not carried out
  return time;
}
