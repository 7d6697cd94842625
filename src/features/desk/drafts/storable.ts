export const UNSTORABLE = 'must not contain a NUL character or half of a surrogate pair';

/** Whether PostgreSQL can store a string verbatim. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** Whether PostgreSQL can store all strings and keys in a JSON value verbatim. */
export function isStorableJson(value: unknown): boolean {
  let isGood = true;
  JSON.stringify(value, (name, inner: unknown) => {
    isGood &&= isStorable(name) && (typeof inner !== 'string' || isStorable(inner));
    return inner;
  });
  return isGood;
}
