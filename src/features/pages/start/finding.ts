import { isUnderWay } from '../explore/decade-bars.js';
import { counted, number } from '../words.js';

interface DecadeCount {
  decade: number | null;
  count: number;
}

interface Counts {
  all: { totalCount: number };
  decades: { nodes: DecadeCount[] };
  ofState: { visitsCount: number };
  ofStateByDecade: { nodes: DecadeCount[] };
  ofKnownKindByDecade: { nodes: DecadeCount[] };
}

/** The fewest state visits for which a change is meaningful. */
const ENOUGH = 20;

/** A finding from the numbers by decade, with those numbers. */
export interface DecadeFinding {
  /** One sentence that the numbers support; null if there is none. */
  sentence: string | null;
  /** Whether only state visits are counted. */
  ofState: boolean;
  counts: DecadeCount[];
}

export function findingOf(counts: Counts, today: string): DecadeFinding {
  const { all, decades, ofStateByDecade } = counts;
  const change = changeOf(counts, today);
  if (change !== null) return { sentence: change, ofState: true, counts: ofStateByDecade.nodes };
  return { sentence: busiestOf(all.totalCount, decades.nodes), ofState: false, counts: decades.nodes };
}

/** Returns the number of visits of a decade whose kind no source states. */
export function ofUnknownKind({ decades, ofKnownKindByDecade }: Counts, decade: number | null): number {
  const [all, known] = [decades, ofKnownKindByDecade].map(
    ({ nodes }) => nodes.find((each) => each.decade === decade)?.count ?? 0,
  );
  return all! - known!;
}

/**
 * Describes how state visits have changed from their busiest decade to the last complete one. Null if the visits of unknown
 * kind could all be state visits and change the answer.
 */
function changeOf(counts: Counts, today: string): string | null {
  if (counts.ofState.visitsCount < ENOUGH) return null;
  const whole = counts.ofStateByDecade.nodes.filter(({ decade }) => decade !== null && !isUnderWay(decade, today));
  const last = whole.at(-1);
  const [busiest] = whole.toSorted((a, b) => b.count - a.count);
  if (!last || !busiest || (last.count + ofUnknownKind(counts, last.decade)) * 2 > busiest.count) return null;
  return `In these sources, state visits have become rarer: ${number(busiest.count)} in the ${busiest.decade}s, ${number(last.count)} in the ${last.decade}s.`;
}

function busiestOf(total: number, counts: DecadeCount[]): string | null {
  const dated = counts.filter(({ decade }) => decade !== null).toSorted((a, b) => b.count - a.count);
  const [busiest, next] = dated;
  if (!busiest || !next || busiest.count === next.count) return null;
  const numbers = `${number(busiest.count)} of ${counted(total, 'visit')}`;
  return busiest.count * 2 > total
    ? `Most of these visits began in the ${busiest.decade}s: ${numbers}.`
    : `More visits began in the ${busiest.decade}s than in any other decade: ${numbers}.`;
}
