import type { Covered } from '../../panel/coverage.js';
import type { CoverageFragment } from '../generated/graphql.js';
import { number } from '../words.js';
import { Text } from './names.js';

interface Coverage {
  totalCount: number;
  nodes: readonly Pick<CoverageFragment['coverage']['nodes'][number], 'coversHosts' | 'coversGuests'>[];
}

interface NoneHereProps {
  coverage: Coverage;
  /** What was not found. Empty if the page already says so. */
  none?: string;
}

/** A note shown with an empty result: the sources do not cover every visit. */
export function NoneHere({ coverage, none = 'No visits in these sources.' }: NoneHereProps) {
  const said = [none, coverageText(coverage)].filter(Boolean).join(' ');
  return said === '' ? null : (
    <p>
      <Text>{said}</Text>
    </p>
  );
}

const NO_VISITS: Record<Covered, string> = {
  YES: 'None: the sources list all such visits.',
  PARTLY: 'No visits found.',
  NO: 'No source covers these visits.',
};

/** Shown in place of visits if there are none: whether the sources would list them. */
export const NoVisits = ({ covered, coverage }: { covered: Covered; coverage: Coverage }) => (
  <NoneHere coverage={coverage} none={NO_VISITS[covered]} />
);

const isLimited = ({ coversHosts, coversGuests }: Coverage['nodes'][number]) => coversHosts !== null || coversGuests !== null;

const sourcesList = (sources: number) => (sources === 1 ? 'The source lists' : 'The sources list');

/** Adds what the sources cover to a sentence on visits, which may already say it: “12 visits, all from the United States.” */
export function withCoverage(sentence: string, coverage: Coverage): string {
  const { totalCount, nodes } = coverage;
  const isSaid = nodes.length === totalCount && nodes.every(isLimited) && sentence.endsWith(`all ${visitsOf(nodes)}.`);
  return [sentence, isSaid ? `${sourcesList(totalCount)} no others.` : coverageText(coverage)].filter(Boolean).join(' ');
}

/** Returns what the sources cover; null if no source limits its coverage. With over 100 sources, the number is a minimum. */
export function coverageText({ totalCount, nodes }: Coverage): string | null {
  const limited = nodes.filter(isLimited);
  if (limited.length === 0) return null;
  const visits = `visits ${visitsOf(limited)}`;
  if (limited.length === totalCount) return `${sourcesList(totalCount)} only ${visits}.`;
  const least = totalCount > nodes.length ? 'At least ' : '';
  return `${least}${number(limited.length)} of the ${number(totalCount)} sources list only ${visits}.`;
}

/** Returns the countries covered, such as "from or to the United States". */
function visitsOf(sources: Coverage['nodes']): string {
  const sides = sources.map(({ coversGuests, coversHosts }) =>
    [coversGuests && `from ${coversGuests}`, coversHosts && `to ${coversHosts}`].filter(Boolean).join(' '),
  );
  return [...new Set(sides.toSorted())].join(' or ').replace(/^from (.+) or to \1$/, 'from or to $1');
}
