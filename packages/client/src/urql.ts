import { withoutId } from './generated/facts.js';

type Key = (data: Record<string, unknown>) => string | null;

/** For `keys` of Graphcache: objects without an id are parts of the object that they are in, and equal dates are one. */
export const keys: Record<string, Key> = {
  ...Object.fromEntries(withoutId.map((name): [string, Key] => [name, () => null])),
  PartialDate: ({ edtf }) => edtf as string,
};

export { lists, possibleTypes } from './generated/facts.js';
