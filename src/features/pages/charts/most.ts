// Finds the largest numbers. A number counts as the largest only if that holds wherever visits with unknown values belong.

/** The visits of a year or a decade. */
export interface PeriodCount {
  /** The year, or the first year of the decade; null for visits that cannot be assigned to one. */
  from: number | null;
  count: number;
}

export type KnownPeriod = PeriodCount & { from: number };

export const isKnown = <Count extends PeriodCount>(each: Count): each is Count & KnownPeriod => each.from !== null;

/**
 * Returns the period with more visits than any other. Null if there is none, or if there might be another: `uncertain` are visits
 * that may belong to the others, and visits without a period may belong to any, as may `leftOut` more.
 */
export function busiestPeriod(
  counts: readonly PeriodCount[],
  uncertain: readonly PeriodCount[] = [],
  leftOut = 0,
): KnownPeriod | null {
  const [busiest] = counts.filter(isKnown).toSorted((a, b) => b.count - a.count);
  if (!busiest) return null;
  const all = [...counts, ...uncertain];
  const sumOf = (from: number | null) => all.reduce((sum, each) => sum + (each.from === from ? each.count : 0), 0);
  const unplaced = leftOut + sumOf(null);
  const others = new Set(all.flatMap(({ from }) => (from === null || from === busiest.from ? [] : [from])));
  const largest = Math.max(0, ...[...others].map(sumOf));
  return busiest.count > largest + unplaced ? busiest : null;
}

/** Returns how many of the first numbers, up to `most`, are larger than the next even if `leftOut` more belong to the next. */
export const certainlyFirst = (counts: readonly number[], leftOut = 0, most = 3): number =>
  Math.max(0, ...counts.slice(0, most).map((count, index) => (count > (counts[index + 1] ?? 0) + leftOut ? index + 1 : 0)));
