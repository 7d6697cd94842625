import { NamedError } from './named-error.js';

/**
 * An error that the operator can fix. The process prints its message without a stack trace. The message never contains a
 * password.
 */
export class OperatorError extends NamedError {}
