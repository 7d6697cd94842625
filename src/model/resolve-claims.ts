import type { Claims } from './claims.js';
import { type Differences, findDifferences, isAgeKnown, type SourceClaim } from './disagreements.js';
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
  /** Differences between sources, by the kind's plural, then by key. Only facts with differences are included. */
  differences: Record<string, Map<string, Differences>>;
}

/**
 * Resolves the claims of several sources: the newest source takes precedence. A source without a date is neither newer nor
 * older than another (decision 34). The order of `sources` does not matter, so the store is a function of the set of its
 * annotations (decision 3).
 */
export function resolveClaims(sources: SourceClaims[]): ResolvedClaims {
  const ordered = sources.toSorted(newestFirst);
  const differences: ResolvedClaims['differences'] = {};
  const resolved = CLAIMED.map((kind) => {
    const found = (differences[kind.plural] = new Map<string, Differences>());
    const rows = [...claimsByKey(kind, ordered)].map(([key, newestFirst]) => {
      const claims = byPrecedence(newestFirst);
      const row = resolve(kind, claims);
      const differ = claims.length > 1 ? findDifferences(kind, claims, row) : null;
      if (differ) found.set(key, differ);
      return [key, row] as const;
    });
    return [kind.plural, new Map(rows)];
  });
  return { resolved: Object.fromEntries(resolved) as Claims, differences };
}

/** Sources without a date come last. Sources from the same day are sorted by slug, so the order is total. */
function newestFirst(a: SourceClaims, b: SourceClaims): number {
  const time = ({ publishedAt }: SourceClaims) => publishedAt?.getTime() ?? Number.MIN_SAFE_INTEGER;
  return time(b) - time(a) || (a.slug < b.slug ? -1 : 1);
}

/**
 * Sorts the newest dated claims and the claims without a date by slug, so that none of them takes precedence because of its
 * date.
 */
function byPrecedence(newestFirst: SourceClaim[]): SourceClaim[] {
  const undated = newestFirst.filter(({ publishedAt }) => publishedAt === null);
  if (undated.length === 0 || undated.length === newestFirst.length) return newestFirst;
  const [newest, ...older] = newestFirst.slice(0, -undated.length) as [SourceClaim, ...SourceClaim[]];
  return [...[newest, ...undated].sort((a, b) => (a.source < b.source ? -1 : 1)), ...older];
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
 * Resolves the claims of several sources about one object, in their order of precedence. The first value of each field is kept,
 * with two exceptions: a date is replaced by the most precise one within it, and if sources have no date, the latest stage of a
 * course is kept. Lists are merged. A value that means unknown is kept only if no source states another.
 */
export function resolve(kind: Kind, claims: Pick<SourceClaim, 'claim' | 'publishedAt'>[]): Claim {
  const resolved: Claim = {};
  const statedBy: Record<string, Pick<SourceClaim, 'publishedAt'>> = {};
  const { dates, courses, open } = compared(kind);
  for (const source of claims) {
    for (const [field, value] of Object.entries(source.claim)) {
      const known = resolved[field];
      const take = () => {
        resolved[field] = value;
        statedBy[field] = source;
      };
      if (Array.isArray(value)) resolved[field] = union((known as unknown[] | undefined) ?? [], value);
      else if (known === undefined || known === open[field]) {
        if (value != null) take();
      } else if (value === undefined) continue;
      else if (dates.has(field)) {
        if (isMorePrecise(value as string, known as string)) take();
      } else if (courses.get(field)?.(known as string, value as string) && !isAgeKnown(statedBy[field]!, source)) {
        // An equal value from a dated source is taken, so that its date is compared with those of older sources.
        if (value !== known || source.publishedAt !== null) take();
      }
    }
  }
  const found = claims.map(({ claim }) => claim);
  return kind.fit?.(resolved, found) ?? resolved;
}

function union(some: unknown[], more: unknown[]): unknown[] {
  return [...new Map([...some, ...more].map((entry) => [JSON.stringify(entry), entry])).values()];
}
