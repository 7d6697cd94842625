import { OperatorError } from '../operator-error.js';

/** The store cannot be had: no server, no folder, or another process holds it. */
export class DatabaseUnavailableError extends OperatorError {
  override readonly name = 'DatabaseUnavailableError';
}

/** The store's migrations and this version's do not fit each other, or one failed. */
export class MigrationError extends OperatorError {
  override readonly name = 'MigrationError';
}
