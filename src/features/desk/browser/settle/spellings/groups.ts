/** The ids of two entries that may be the same, and the reasons. */
export interface SuspectedPair {
  one: string;
  other: string;
  evidence: readonly string[];
}

/** Entries that may all be the same: a connected component of the pairs. */
export interface Group {
  /** In the order of first appearance in the pairs. */
  ids: string[];
  pairs: SuspectedPair[];
}

/** Returns the groups that the pairs form, in the order of their first pairs. */
export function spellingGroups(pairs: readonly SuspectedPair[]): Group[] {
  const groups = new Map<string, Group>();
  const begins = new Map<Group, number>();
  for (const [index, pair] of pairs.entries()) {
    const ids = [pair.one, pair.other];
    const joined = [...new Set(ids.flatMap((id) => groups.get(id) ?? []))];
    const [group = { ids: [], pairs: [] }, second] = joined.toSorted((a, b) => begins.get(a)! - begins.get(b)!);
    if (joined.length === 0) begins.set(group, index);
    if (second) {
      group.ids.push(...second.ids);
      group.pairs.push(...second.pairs);
    }
    group.ids.push(...ids.filter((id) => !group.ids.includes(id)));
    group.pairs.push(pair);
    for (const id of group.ids) groups.set(id, group);
  }
  return [...new Set(groups.values())];
}

/** Returns the pairs after `gone` was merged into `kept`, without duplicates or pairs of an entry with itself. */
export function withMerged(pairs: readonly SuspectedPair[], gone: string, kept: string): SuspectedPair[] {
  const moved = new Map<string, SuspectedPair>();
  for (const pair of pairs) {
    const [one, other] = [pair.one, pair.other].map((id) => (id === gone ? kept : id)) as [string, string];
    const key = [one, other].toSorted().join(' ');
    if (one !== other && !moved.has(key)) moved.set(key, { ...pair, one, other });
  }
  return [...moved.values()];
}

/** Splits the pairs into those whose members are both among `ids`, and the rest. */
export function pairsAmong(
  pairs: readonly SuspectedPair[],
  ids: ReadonlySet<string>,
): { among: SuspectedPair[]; others: SuspectedPair[] } {
  const isAmong = ({ one, other }: SuspectedPair) => ids.has(one) && ids.has(other);
  return { among: pairs.filter(isAmong), others: pairs.filter((pair) => !isAmong(pair)) };
}
