import { OperatorError } from '../shared/operator-error.js';
import { QUERY_CANCELED } from './cancellation.js';
import { NamedError } from '../shared/named-error.js';

// The errors of the store, and how errors from Prisma and the drivers are converted to them.

/** The store is unavailable: there is no server or folder, or another process has locked the folder. */
export class DatabaseUnavailableError extends OperatorError {}

/** The disk is too full for a write. The message also goes to clients, so it must not contain a path. */
export class NotEnoughSpaceError extends OperatorError {}

/** The embedded store lacks acknowledged versions of the data. */
export class LossError extends OperatorError {
  constructor(store: string, version: number, acknowledged: number) {
    const lost = acknowledged - version;
    const [changes, them] = lost === 1 ? ['change is', 'it'] : [`${lost} changes are`, 'them'];
    super(
      `The store ${store} is at version ${version} of the data, but version ${acknowledged} was acknowledged: the last ${changes} lost to log damage or a power failure. Restore a backup, or continue without ${them}: \`npx communique accept-loss\`.`,
    );
  }
}

/** No reachable server has the required version of the data. */
export class VersionUnavailableError extends NamedError {
  constructor(wanted: number, current: number) {
    super(`Version ${wanted} of the data is not available yet: the current version is ${current}. Retry in a second.`);
  }
}

/** On every attempt, the embedded store was written to while the first rows of a stream were read. */
export class VersionPassedError extends NamedError {
  constructor(attempts: number) {
    super(`The data changed ${attempts} times while the first rows were read. Retry when fewer edits arrive.`);
  }
}

/** No connection, lock or turn to write became available in time. */
export class DatabaseBusyError extends NamedError {}

/** The store's migrations do not match this version, or a migration failed. */
export class MigrationError extends OperatorError {}

/** The database role lacks a privilege that the process needs. */
export class RightsError extends OperatorError {}

/** A constraint of the store was violated; nothing was stored. */
export class ConstraintError extends NamedError {
  constructor(
    /** The constraint's name in the migrations, such as "Visit_cited"; null if PostgreSQL does not report it. */
    readonly constraint: string | null,
    readonly type: 'unique' | 'reference' | 'check' | 'required' | 'citation',
    options: ErrorOptions,
  ) {
    super(`The store's ${type} constraint ${constraint === null ? '' : `${constraint} `}was violated.`, options);
  }
}

/** A string contains a NUL character, which PostgreSQL cannot store. */
export class InvalidTextError extends NamedError {}

/** A statement or its transaction was cancelled: the client disconnected, or the deadline passed. Nothing was written. */
export class StatementCancelledError extends NamedError {}

const CONSTRAINT_TYPES: Partial<Record<string, ConstraintError['type']>> = {
  '23505': 'unique',
  '23503': 'reference',
  '23001': 'reference',
  '23514': 'check',
  '23502': 'required',
  // Raised by triggers in this project's migrations.
  CM001: 'citation',
};
const UNAVAILABLE_CODES = new Set([
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'AuthenticationFailed'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', '57P01', '57P02', '57P03', '25006'],
  ...['53100', '53200', '55000'], // disk full, out of memory, object not in the required state
]);
/** Class 08: connection errors. Poolers report no other class. */
const CONNECTION_CODE = /^08/;
/** pg's messages about lost connections. Its own errors have no codes. */
const CONNECTION_LOST = /^Connection terminated|^Query read timeout$|^Client .* is not queryable$/;
const BUSY_CODES = new Set(['TooManyConnections', '53300', '55P03']);
/** Messages when waiting for a connection timed out, from pg's pool, PgBouncer, and Prisma at the start of a transaction. */
const TIMED_OUT =
  /^timeout exceeded when trying to connect$|^query_wait_timeout|^no more connections allowed|Unable to start a transaction in the given time/;

/** Prisma's code for a transaction that cannot be started, or that was rolled back because it took too long. */
const TRANSACTION_FAILED = 'P2028';

/** The role has lost a privilege since the start, or a statement needs one that is not checked at start. */
const INSUFFICIENT_PRIVILEGE = '42501';

/** Converts an error from Prisma or a driver, which becomes the cause. Returns null for any other error. */
export function storeError(error: unknown): Error | null {
  if (error instanceof DatabaseBusyError || error instanceof DatabaseUnavailableError) return error;
  if (error instanceof RightsError) return error;
  const { code, kind, message } = report(error);
  const type = CONSTRAINT_TYPES[code];
  if (type) return new ConstraintError(/constraint "([^"]+)"/.exec(message)?.[1] ?? null, type, { cause: error });
  if (code === '22021') return new InvalidTextError('Text cannot contain a NUL character.', { cause: error });
  if (code === INSUFFICIENT_PRIVILEGE) {
    const lacks = `The database role lacks a privilege: ${message.split('\n')[0]!}. Grant it, or restart to list all that are missing.`;
    return new RightsError(lacks, { cause: error });
  }
  if (code === QUERY_CANCELED) return new StatementCancelledError('The statement was cancelled.', { cause: error });
  if (BUSY_CODES.has(code) || BUSY_CODES.has(kind) || TIMED_OUT.test(message)) {
    return new DatabaseBusyError('No connection or lock became free in time.', { cause: error });
  }
  if (code === TRANSACTION_FAILED) return new StatementCancelledError('The transaction took too long.', { cause: error });
  const isLost = CONNECTION_CODE.test(code) || CONNECTION_LOST.test(message);
  if (isLost || UNAVAILABLE_CODES.has(code) || UNAVAILABLE_CODES.has(kind)) {
    return new DatabaseUnavailableError('The database is unavailable.', { cause: error });
  }
  return null;
}

/** Returns the first line of the message from PostgreSQL or the driver. For operators only. */
export function databaseReason(error: unknown): string {
  return report(error).message.split('\n')[0]!;
}

/** Returns the error code from PostgreSQL, the operating system or the driver; the string `undefined` if there is none. */
export function errorCode(error: unknown): string {
  const { code, kind } = report(error);
  return code === 'undefined' ? kind : code;
}

/** Whether PostgreSQL rejected a statement and rolled back its transaction. If not, the outcome is unknown. */
export function isRefusedStatement(error: unknown): boolean {
  const { code } = report(error);
  return /^(?=.*\d)[0-9A-Z]{5}$/.test(code) && !CONNECTION_CODE.test(code) && !code.startsWith('57P');
}

/** Extracts the driver's error, which may be wrapped by Prisma's adapter or by an error from Prisma's client. */
function report(error: unknown): { code: string; kind: string; message: string } {
  const { meta, cause } = Object(error) as { meta?: { driverAdapterError?: Error }; cause?: unknown };
  if (cause instanceof ConstraintError) return report(cause.cause); // the constraint that the transaction violated
  const driver = (meta?.driverAdapterError?.cause ?? cause ?? error) as Record<string, unknown>;
  const { originalCode, code, kind, originalMessage, message } = Object(driver) as Record<string, unknown>;
  return { code: String(originalCode ?? code), kind: String(kind), message: String(originalMessage ?? message) };
}
