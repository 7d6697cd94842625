import {
  DatabaseBusyError,
  DatabaseUnavailableError,
  databaseReason,
  RightsError,
  StatementCancelledError,
  storeError,
} from '../db/errors.js';
import { OperatorError } from '../shared/operator-error.js';

/** Prints an error that the operator can fix as one line, and any other error with its stack. */
export function reportFailure(error: unknown): void {
  console.error(failureMessage(error) ?? error);
}

const UNWRITABLE: Partial<Record<string, string>> = {
  ENOSPC: 'The disk is full: free some space, or use a folder on another disk.',
  EDQUOT: 'The disk quota is used up: free some space, or use a folder on another disk.',
  EROFS: 'The disk is read-only: use a folder on another disk.',
  EACCES: 'Permission denied: change the permissions of the folder, or use another one.',
};

/** Returns a message if the operator can fix the error; null if the error is a bug in the program. */
export function failureMessage(error: unknown): string | null {
  if (error instanceof OperatorError) return error.message;
  const failure = storeError(error);
  if (failure instanceof RightsError) return failure.message;
  if (failure instanceof DatabaseUnavailableError) return `The database is unavailable: ${databaseReason(error)}`;
  if (failure instanceof DatabaseBusyError) return `The database is busy: ${databaseReason(error)}. Try again.`;
  if (failure instanceof StatementCancelledError) {
    return 'The database cancelled a write or a statement that took too long. Nothing was written.';
  }
  const { code, path, syscall } = Object(error) as NodeJS.ErrnoException;
  const unwritable = UNWRITABLE[code ?? ''];
  if (unwritable && syscall !== undefined) return `${path ?? 'A file'} cannot be written (${code}). ${unwritable}`;
  if (code === 'EMFILE' || code === 'ENFILE') return `No more files can be opened (${code}). Raise \`ulimit -n\`.`;
  return null;
}
