import type { Claims } from './claims.js';
import { type Differences, differencesOf, type SourceClaim } from './disagreements.js';
import type { Claim, Kind } from './kinds/kind.js';
import { CLAIMED } from './kinds/kinds.js';
import { compared, isMorePrecise } from './compare.js';

export interface SourceClaims {
  slug: string;
  /** The last possible day of publication; null if unknown. */
  publishedAt: Date | null;
  claims: Claims;
}

export interface ResolvedClaims {
  resolved: Claims;
  /** The differences between sources, by the plural of the kind and the key. Only facts with differences are listed. */
  differences: Record<string, Map<string, Differences>>;
}

/**
 * Resolves the claims of several sources: the newest source takes precedence. The order of `sources` does not matter, so
 * the store is a function of the set of its annotations (decision 3).
 */
export function resolveClaims(sources: SourceClaims[]): ResolvedClaims {
  const newest = sources.toSorted(newestFirst);
  const differences: ResolvedClaims['differences'] = {};
  const resolved = CLAIMED.map((kind) => {
    const found = (differences[kind.plural] = new Map<string, Differences>());
    const rows = [...claimsByKey(kind, newest)].map(([key, claims]) => {
      const row = resolve(
        kind,
        claims.map(({ claim }) => claim),
      );
      const differ = claims.length > 1 ? differencesOf(kind, claims, row) : null;
      if (differ) found.set(key, differ);
      return [key, row] as const;
    });
    return [kind.plural, new Map(rows)];
  });
  return { resolved: Object.fromEntries(resolved) as Claims, differences };
}

/** An unknown date counts as the oldest. Sources of the same day are sorted by slug, so the order is total. */
function newestFirst(a: SourceClaims, b: SourceClaims): number {
  const time = ({ publishedAt }: SourceClaims) => publishedAt?.getTime() ?? Number.MIN_SAFE_INTEGER;
  return time(b) - time(a) || (a.slug < b.slug ? -1 : 1);
}

function claimsByKey({ plural }: Kind, sources: SourceClaims[]): Map<string, SourceClaim[]> {
  const groups = new Map<string, SourceClaim[]>();
  for (const { slug: source, publishedAt, claims } of sources) {
    for (const [key, claim] of claims[plural as keyof Claims]) {
      const group = groups.get(key);
      if (group) group.push({ source, publishedAt, claim });
      else groups.set(key, [{ source, publishedAt, claim }]);
    }
  }
  return groups;
}

/**
 * Resolves the claims of several sources about one thing, given newest first. The newest value of each field is kept; of
 * dates, the most precise one that lies within the newest. Lists are merged. A value that means unknown is kept only if no
 * source states another.
 */
export function resolve(kind: Kind, claims: Claim[]): Claim {
  const resolved: Claim = {};
  const { dates, open } = compared(kind);
  for (const [field, value] of claims.flatMap((claim) => Object.entries(claim))) {
    const known = resolved[field];
    if (Array.isArray(value)) resolved[field] = union((known as unknown[] | undefined) ?? [], value);
    else if (known === undefined || known === open[field]) resolved[field] = value ?? known;
    else if (value !== undefined && dates.has(field) && isMorePrecise(value as string, known as string)) resolved[field] = value;
  }
  return kind.fit?.(resolved, claims) ?? resolved;
}

function union(some: unknown[], more: unknown[]): unknown[] {
  return [...new Map([...some, ...more].map((entry) => [JSON.stringify(entry), entry])).values()];
}
