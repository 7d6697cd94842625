import { groupBy } from '../../group-by.js';
import { capitalize } from '../../capitals.js';
import { Text } from '../facts/names.js';
import type { StartPageQuery } from '../generated/graphql.js';
import { counted } from '../words.js';

type Source = StartPageQuery['sources']['nodes'][number];

/** What the sources cover: those that say the same together. With more sources than are listed, at least so many. */
export function Covered({ sources: { totalCount, nodes } }: Pick<StartPageQuery, 'sources'>) {
  const least = totalCount > nodes.length ? 'at least ' : '';
  return (
    <ul class="plain rows">
      {[...groupBy(nodes, coverageOf)].map(([coverage, sources]) => (
        <li key={coverage}>
          <Text>{coverage}</Text>{' '}
          <span class="aside">
            {least}
            {counted(sources.length, 'source')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function coverageOf({ coversTrips, coversGuests, coversHosts, coversYears }: Source): string {
  if ((coversTrips ?? coversGuests ?? coversHosts ?? coversYears) === null)
    return 'What single articles and others report, without a limit';
  const from = coversGuests ? ` from ${coversGuests}` : '';
  const to = coversHosts ? ` to ${coversHosts}` : '';
  return capitalize(`${coversTrips ?? 'visits'}${from}${to}${coversYears ? `, ${coversYears}` : ''}`);
}
