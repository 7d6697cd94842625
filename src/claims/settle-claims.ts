import type { Claims } from './claims.js';
import type { Claim } from './kinds/kind.js';
import { CLAIMED } from './kinds/kinds.js';
import { settle } from './settle.js';

export interface SourceClaims {
  slug: string;
  /** The last day on which it may have been published; null if unknown. */
  publishedAt: Date | null;
  claims: Claims;
}

/**
 * Settles the claims of several sources: the newest source counts. The order of `sources` does not matter, so the store
 * is a function of the set of its annotations (decision 3).
 */
export function settleClaims(sources: SourceClaims[]): Claims {
  const newest = sources.toSorted(newestFirst).map(({ claims }) => claims);
  const settled = CLAIMED.map((kind) => {
    const tables = newest.map((claims) => claims[kind.plural]);
    const rows = tables.flatMap((table) => [...table]);
    return [kind.plural, settledByKey(rows, kind.settle)];
  });
  return Object.fromEntries(settled) as Claims;
}

/** An unknown date counts as the oldest. Sources of the same day are ordered by slug, so the order is total. */
function newestFirst(a: SourceClaims, b: SourceClaims): number {
  const time = ({ publishedAt }: SourceClaims) => publishedAt?.getTime() ?? Number.MIN_SAFE_INTEGER;
  return time(b) - time(a) || (a.slug < b.slug ? -1 : 1);
}

/** Settles the claims with the same key. */
export function settledByKey<Row extends Claim>(
  rows: (readonly [key: string, row: Row])[],
  settleRows: (rows: Row[]) => Row = settle,
): Map<string, Row> {
  const groups = new Map<string, Row[]>();
  for (const [key, row] of rows) {
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return new Map([...groups].map(([key, group]) => [key, settleRows(group)]));
}
