import { groupBy } from '../../group-by.js';
import { capitalize } from '../../capitals.js';
import { Text } from '../facts/names.js';
import type { StartPageQuery } from '../generated/graphql.js';
import { counted, number } from '../words.js';

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

/** The same in one sentence, those of most sources first. */
export function CoveredInWords({ sources: { nodes } }: Pick<StartPageQuery, 'sources'>) {
  const covered = [...groupBy(nodes, coverageOf)].toSorted(([, a], [, b]) => b.length - a.length).map(([coverage]) => coverage);
  const rest = covered.length - NAMED;
  return (
    <>
      <Text>{covered.slice(0, NAMED).map(uncapitalized).join('; ')}</Text>
      {rest > 0 && `; and ${number(rest)} more`}
    </>
  );
}

/** Kinds of coverage that a sentence names. */
const NAMED = 3;

const uncapitalized = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function coverageOf({ coversTrips, coversGuests, coversHosts, coversYears }: Source): string {
  if ((coversTrips ?? coversGuests ?? coversHosts ?? coversYears) === null)
    return 'Visits between any countries, each from a news article';
  const comma = coversTrips?.includes(',') ? ',' : '';
  const from = coversGuests ? ` from ${coversGuests}` : '';
  const to = coversHosts ? ` to ${coversHosts}` : '';
  return capitalize(`${coversTrips ?? 'visits'}${comma}${from}${to}${coversYears ? `, ${coversYears}` : ''}`);
}
