/**
 * An error that the operator can fix. The process prints its message without a stack trace. The message never contains a
 * password.
 */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}
