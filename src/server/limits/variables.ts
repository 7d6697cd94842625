import { atMost, limitError, textError } from './limit-error.js';
import { textProblem } from './text.js';

/** A value in the variables, and where it is. */
interface Place {
  value: unknown;
  /** Lists and objects that it is in, itself included. */
  depth: number;
  path: () => string;
}

/**
 * Variables as the client sent them: so few, so small and so flat that coercing them is cheap and does not overflow the
 * stack, and with text and numbers in them that every program can read.
 * @throws GraphQLError LIMIT_EXCEEDED, or BAD_USER_INPUT with the place.
 */
export function checkVariables(variables: Record<string, unknown>, mostBytes: number): void {
  let values = 0;
  const open = Object.entries(variables).map(([name, value]): Place => ({ value, depth: 1, path: () => `$${name}` }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth, path } = next;
    atMost('variableValues', ++values + open.length, `The variables hold ${values + open.length} values or more`);
    if (typeof value === 'string') checkText(value, path);
    if (typeof value === 'number' && !Number.isFinite(value))
      throw textError(`Variable "${path()}" is too large a number.`);
    if (typeof value !== 'object' || value === null) continue;
    atMost('variableDepth', depth, `The variables hold ${depth} or more lists and objects inside one another`);
    for (const [key, each] of Object.entries(value)) {
      open.push({ value: each, depth: depth + 1, path: () => `${path()}.${key}` });
    }
  }
  const bytes = Buffer.byteLength(JSON.stringify(variables));
  if (bytes > mostBytes)
    throw limitError('variableBytes', mostBytes, bytes, `The variables take ${bytes} bytes as JSON`);
}

function checkText(text: string, path: () => string): void {
  const problem = textProblem(text);
  if (problem) throw textError(`Variable "${path()}" ${problem}.`);
}
