import { OperatorError } from '../operator-error.js';
import { QUERY_CANCELED } from './cancellation.js';

/** The store cannot be had: no server, no folder, or another process holds it. */
export class DatabaseUnavailableError extends OperatorError {
  override readonly name = 'DatabaseUnavailableError';
}

/** The store is there, and no connection, lock or turn to write became free in time. */
export class DatabaseBusyError extends Error {
  override readonly name = 'DatabaseBusyError';
}

/** The store's migrations and this version's do not fit each other, or one failed. */
export class MigrationError extends OperatorError {
  override readonly name = 'MigrationError';
}

/** A law of the store would be broken; nothing was stored. */
export class ConstraintError extends Error {
  override readonly name = 'ConstraintError';

  constructor(
    /** As the migrations name it, "Visit_cited" say; null where PostgreSQL does not tell. */
    readonly constraint: string | null,
    readonly law: 'unique' | 'reference' | 'check' | 'required' | 'citation',
    options: ErrorOptions,
  ) {
    super(`The store's ${law} constraint ${constraint ?? ''} would be broken.`, options);
  }
}

/** Text that PostgreSQL cannot hold: it has a NUL character. */
export class InvalidTextError extends Error {
  override readonly name = 'InvalidTextError';
}

/** The statement was given up: its client has gone, or time ran out. */
export class StatementCancelledError extends Error {
  override readonly name = 'StatementCancelledError';
}

type StoreError =
  ConstraintError | InvalidTextError | DatabaseBusyError | DatabaseUnavailableError | StatementCancelledError;

const LAWS: Partial<Record<string, ConstraintError['law']>> = {
  '23505': 'unique',
  '23503': 'reference',
  '23001': 'reference',
  '23514': 'check',
  '23502': 'required',
  // This project's own, raised by the triggers in the migrations.
  CM001: 'citation',
};
const UNAVAILABLE = new Set([
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'AuthenticationFailed'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', '57P01', '57P02', '57P03'],
]);
/** Of connections that PostgreSQL closed without a word; pg's own errors have no codes. */
const CONNECTION_LOST = /^Connection terminated|^Client .* is not queryable$/;
const BUSY = new Set(['TooManyConnections', '53300', '55P03']);
/** What pg's pool, and Prisma where it begins a transaction, say when they have waited in vain for a connection. */
const WAITED_IN_VAIN = /^timeout exceeded when trying to connect$|Unable to start a transaction in the given time/;

/** What Prisma or a driver threw, as an error of ours with that one as its cause; null for anything that is not told apart. */
export function storeError(error: unknown): StoreError | null {
  if (error instanceof DatabaseBusyError) return error;
  const { code, kind, message } = report(error);
  const law = LAWS[code];
  if (law) return new ConstraintError(/constraint "([^"]+)"/.exec(message)?.[1] ?? null, law, { cause: error });
  if (code === '22021') return new InvalidTextError('Text cannot hold a NUL character.', { cause: error });
  if (code === QUERY_CANCELED) return new StatementCancelledError('The statement was given up.', { cause: error });
  if (BUSY.has(code) || BUSY.has(kind) || WAITED_IN_VAIN.test(message)) {
    return new DatabaseBusyError('No connection or lock became free in time.', { cause: error });
  }
  if (UNAVAILABLE.has(code) || UNAVAILABLE.has(kind) || CONNECTION_LOST.test(message)) {
    return new DatabaseUnavailableError('The database does not answer.', { cause: error });
  }
  return null;
}

/** The driver's own report: bare, as Prisma's adapter wraps it, or within an error of Prisma's client. */
function report(error: unknown): { code: string; kind: string; message: string } {
  const { meta, cause } = Object(error) as { meta?: { driverAdapterError?: Error }; cause?: unknown };
  const driver = (meta?.driverAdapterError?.cause ?? cause ?? error) as Record<string, unknown>;
  const { originalCode, code, kind, originalMessage, message } = Object(driver) as Record<string, unknown>;
  return { code: String(originalCode ?? code), kind: String(kind), message: String(originalMessage ?? message) };
}
