import { type AskedVisits, type Covered, type CoverageOf, coverageUntil, type DatedCoverage } from '../../panel/coverage.js';
import type { StatedCoverageFragment } from '../generated/graphql.js';
import { number } from '../words.js';

type Coverage = StatedCoverageFragment['coverage'];

/** Returns the coverage that sources state. */
export function statedCoverage({ nodes }: Coverage): DatedCoverage[] {
  return nodes.flatMap(({ coverage, publishedOn }) =>
    coverage.map(({ isComplete, ...statement }) => {
      const given = Object.entries(statement).filter(([name, value]) => name !== '__typename' && value !== null);
      const sourceDate = publishedOn?.latest ? new Date(publishedOn.latest) : null;
      return { statement: { ...Object.fromEntries(given), complete: isComplete }, sourceDate };
    }),
  );
}

/** Returns how far the sources cover all visits up to a day. If not all sources were read, any visit may be covered. */
export function everCovered(coverage: Coverage, today: string, asked: AskedVisits = {}): CoverageOf {
  const covers = coverageUntil(today, statedCoverage(coverage), asked);
  const least: Covered = coverage.totalCount > coverage.nodes.length ? 'PARTLY' : 'NO';
  return (guest, host) => {
    const covered = covers(guest, host);
    return covered === 'NO' ? least : covered;
  };
}

const NONE: Record<Covered, string> = { YES: 'none', PARTLY: 'none found', NO: 'not covered' };

/** Returns a number of visits. If there are none, says what the sources cover. */
export const countOrCoverage = (count: number, covered: Covered): string => (count > 0 ? number(count) : NONE[covered]);
