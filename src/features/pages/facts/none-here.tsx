import type { CoverageFragment } from '../generated/graphql.js';
import { number } from '../words.js';
import { Text } from './names.js';

/** A note where nothing is found: not all sources cover what was asked. */
export function NoneHere({ coverage }: { coverage: CoverageFragment['coverage'] }) {
  const said = coverageText(coverage);
  return <p>{said === null ? 'No visits in these sources.' : <Text>{`No visits in these sources. ${said}`}</Text>}</p>;
}

/** Null if every source may cover any visit. With more than 100 sources, the least number. */
export function coverageText({ totalCount, nodes }: CoverageFragment['coverage']): string | null {
  const limited = nodes.filter(({ coversHosts, coversGuests }) => coversHosts ?? coversGuests);
  if (limited.length === 0) return null;
  const visits = [...new Set(limited.map(visitsOf))].join('; ');
  if (limited.length === totalCount) return `${totalCount === 1 ? 'It lists' : 'They list'} ${visits} only.`;
  const least = totalCount > nodes.length ? 'At least ' : '';
  return `${least}${number(limited.length)} of the ${number(totalCount)} sources list ${visits} only.`;
}

function visitsOf({ coversHosts, coversGuests }: CoverageFragment['coverage']['nodes'][number]): string {
  return `visits${coversGuests ? ` from ${coversGuests}` : ''}${coversHosts ? ` to ${coversHosts}` : ''}`;
}
