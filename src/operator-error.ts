/**
 * What whoever starts a process can mend: its message is the one line that they are shown, with no stack trace.
 * It never holds a password.
 */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}
