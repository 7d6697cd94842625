import { compared, isMorePrecise, spansOverlap } from './compare.js';
import type { Claim, Kind } from './kinds/kind.js';

/**
 * What claims of several sources about one thing, newest first, say together. The newest value of each field counts; of
 * dates that agree with it, the most precise. Lists are united. A value that means unknown counts where no source says
 * more.
 */
export function settle(kind: Kind, claims: Claim[]): Claim {
  const settled: Claim = {};
  const { dates, open } = compared(kind);
  for (const [field, value] of claims.flatMap((claim) => Object.entries(claim))) {
    const known = settled[field];
    if (Array.isArray(value)) settled[field] = union((known as unknown[] | undefined) ?? [], value);
    else if (known === undefined || known === open[field]) settled[field] = value ?? known;
    else if (dates.has(field) && isCloser(value, known)) settled[field] = value;
  }
  return kind.fit?.(settled, claims) ?? settled;
}

function union(some: unknown[], more: unknown[]): unknown[] {
  return [...new Map([...some, ...more].map((entry) => [JSON.stringify(entry), entry])).values()];
}

function isCloser(date: unknown, known: unknown): boolean {
  const [one, other] = [date, known] as string[];
  return one !== undefined && spansOverlap(one, other!) && isMorePrecise(one, other!);
}
