import { ClientError } from '../../shared/errors.js';
import { atMost, atMostOf } from './limits.js';

/** A list or object in the variables. */
interface Branch {
  value: object;
  /** The depth of its items, that is, the number of enclosing lists and objects. */
  depth: number;
  key: string;
  /** Null for the variables themselves. */
  parent: Branch | null;
}

/** Upper bounds in bytes of JSON for a character, and for a number, a literal or the punctuation around a value. */
const [MOST_OF_CHARACTER, MOST_OF_OTHER] = [6, 30];

/**
 * Checks variables before they are coerced, because coercion recurses and could be slow or overflow the stack.
 * @throws ClientError LIMIT_EXCEEDED, or BAD_USER_INPUT with the path of the value
 */
export function checkVariables(variables: Record<string, unknown>, byteLimit: number): void {
  let [values, mostBytes] = [0, 0];
  const open: Branch[] = [{ value: variables, depth: 0, key: '', parent: null }];
  for (let branch = open.pop(); branch; branch = open.pop()) {
    const { value: items, depth } = branch;
    atMost('variableDepth', depth, (count) => `The variables have at least ${count} nested lists and objects`);
    for (const key of Object.keys(items)) {
      const value = (items as Record<string, unknown>)[key];
      atMost('variableValues', ++values, (count) => `The variables have at least ${count} values`);
      mostBytes += MOST_OF_CHARACTER * key.length + MOST_OF_OTHER;
      if (typeof value === 'string') {
        checkText(value, () => `Variable "${pathOf(branch, key)}"`);
        mostBytes += MOST_OF_CHARACTER * value.length;
      } else if (typeof value === 'number') {
        if (!Number.isFinite(value)) throw textError(`Variable "${pathOf(branch, key)}" is too large.`);
      } else if (typeof value === 'object' && value !== null) {
        open.push({ value, depth: depth + 1, key, parent: branch });
      }
    }
  }
  if (mostBytes <= byteLimit) return;
  const bytes = Buffer.byteLength(JSON.stringify(variables));
  atMostOf(byteLimit, 'variableBytes', bytes, (count) => `The variables have ${count} bytes as JSON`);
}

function pathOf({ parent, key: own }: Branch, key: string): string {
  return parent ? `${pathOf(parent, own)}.${key}` : `$${key}`;
}

/** @throws ClientError BAD_USER_INPUT for text that PostgreSQL cannot store. `what` is the beginning of the message. */
export function checkText(text: string, what: () => string): void {
  if (text.includes('\0')) throw textError(`${what()} contains a NUL character, which cannot be stored.`);
  if (!text.isWellFormed()) throw textError(`${what()} contains half of a surrogate pair, which is not a character.`);
}

function textError(message: string): ClientError {
  return new ClientError('BAD_USER_INPUT', message, { status: 400 });
}
