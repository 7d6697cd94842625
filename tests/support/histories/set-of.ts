const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The values of a list as a set. It is made once: thousands of reads share a list. */
export function setOf(values: readonly string[]): ReadonlySet<string> {
  const made = sets.get(values) ?? new Set(values);
  sets.set(values, made);
  return made;
}
