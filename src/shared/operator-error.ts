/** An error that the operator can fix. The process prints its message without a stack trace. It never holds a password. */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}
