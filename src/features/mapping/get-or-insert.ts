/** Returns the value of a key, which is created if it is missing. Node 20 has no Map.prototype.getOrInsertComputed. */
export function getOrInsert<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const created = create();
  map.set(key, created);
  return created;
}
