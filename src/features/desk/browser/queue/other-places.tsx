import { useEffect, useState } from 'preact/hooks';
import { SETTLING, settlingUrl } from '../../../pages/desk/settling.js';
import { DeskPlacesDocument, type DeskPlacesQuery } from '../generated/graphql.js';
import { ask } from '../keep/ask.js';

/** Links to the pages where editors review stored data, with the number of cases on each. */
export function OtherPlaces() {
  const [counts, setCounts] = useState<DeskPlacesQuery | null>(null);
  useEffect(() => {
    ask(DeskPlacesDocument, {}).then(setCounts, () => {}); // without an answer, the links have no counts
  }, []);
  const places = [
    ['spellings', counts?.suspectedSamePeople.totalCount],
    ['duplicates', counts?.suspectedDuplicates.totalCount],
    ['disagreements', counts?.disagreements.totalCount],
    ['mapping', undefined],
  ] as const;
  return (
    <section aria-labelledby="places">
      <h2 id="places">Other pages</h2>
      <ul class="plain">
        {places.map(([place, count]) => (
          <li key={place}>
            <a href={settlingUrl(place)}>{SETTLING[place]}</a> {count !== undefined && <span class="count">{count}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
