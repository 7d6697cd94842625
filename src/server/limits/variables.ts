import { ClientError } from '../../errors.js';
import { atMost, atMostOf } from './limits.js';

/** A value in the variables. */
interface Item {
  value: unknown;
  /** The number of lists and objects around the value, plus one. */
  depth: number;
  path: () => string;
}

/**
 * Checks variables before they are coerced: coercion recurses, and would be slow or overflow the stack.
 * @throws ClientError LIMIT_EXCEEDED, or BAD_USER_INPUT with the path of the value
 */
export function checkVariables(variables: Record<string, unknown>, byteLimit: number): void {
  let values = 0;
  const open = Object.entries(variables).map(([name, value]): Item => ({ value, depth: 1, path: () => `$${name}` }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth, path } = next;
    atMost('variableValues', ++values + open.length, (count) => `The variables have at least ${count} values`);
    if (typeof value === 'string') checkText(value, () => `Variable "${path()}"`);
    if (typeof value === 'number' && !Number.isFinite(value)) throw textError(`Variable "${path()}" is too large.`);
    if (typeof value !== 'object' || value === null) continue;
    atMost('variableDepth', depth, (count) => `The variables have at least ${count} nested lists and objects`);
    for (const [key, each] of Object.entries(value)) {
      open.push({ value: each, depth: depth + 1, path: () => `${path()}.${key}` });
    }
  }
  const bytes = Buffer.byteLength(JSON.stringify(variables));
  atMostOf(byteLimit, 'variableBytes', bytes, (count) => `The variables have ${count} bytes as JSON`);
}

/** @throws ClientError BAD_USER_INPUT for text that PostgreSQL cannot store. `what` begins the message. */
export function checkText(text: string, what: () => string): void {
  if (text.includes('\0')) throw textError(`${what()} contains a NUL character, which cannot be stored.`);
  if (!text.isWellFormed()) throw textError(`${what()} contains half of a surrogate pair, which is not a character.`);
}

function textError(message: string): ClientError {
  return new ClientError('BAD_USER_INPUT', message, { status: 400 });
}
