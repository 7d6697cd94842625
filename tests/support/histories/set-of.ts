const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Returns the values of a list as a set. Cached, because thousands of reads share a list. */
export function setOf(values: readonly string[]): ReadonlySet<string> {
  const made = sets.get(values) ?? new Set(values);
  sets.set(values, made);
  return made;
}
