import { withoutId } from './generated/facts.js';

type Key = (data: Record<string, unknown>) => string | null;

/** For Graphcache's `keys` option. Embeds objects without an id in their parent, and treats equal dates as one object. */
export const keys: Record<string, Key> = {
  ...Object.fromEntries(withoutId.map((name): [string, Key] => [name, () => null])),
  PartialDate: ({ edtf }) => edtf as string,
};

export { lists, possibleTypes } from './generated/facts.js';
