import { ClientError } from '../../errors.js';

/** @throws ClientError BAD_USER_INPUT for text that PostgreSQL cannot store. `what` begins the message. */
export function checkText(text: string, what: () => string): void {
  if (text.includes('\0')) throw textError(`${what()} contains a NUL character, which cannot be stored.`);
  if (!text.isWellFormed()) throw textError(`${what()} contains half of a surrogate pair, which is not a character.`);
}

export function textError(message: string): ClientError {
  return new ClientError('BAD_USER_INPUT', message, { status: 400 });
}
