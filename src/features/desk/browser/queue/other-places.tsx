import { useEffect, useState } from 'preact/hooks';
import { SETTLING, type SettlingPlace, settlingUrl } from '../../../pages/desk/settling.js';
import { DeskPlacesDocument, type DeskPlacesQuery } from '../generated/graphql.js';
import { ask } from '../keep/ask.js';

/** Links to the pages where editors review stored data, with the number of cases on each. */
export function OtherPlaces() {
  const [counts, setCounts] = useState<DeskPlacesQuery | null>(null);
  useEffect(() => {
    ask(DeskPlacesDocument, {}).then(setCounts, () => {}); // if the request fails, the links have no counts
  }, []);
  const place = (name: SettlingPlace, count?: number) => [settlingUrl(name), SETTLING[name], count] as const;
  const places = [
    place('spellings', counts?.suspectedSamePeople.totalCount),
    place('duplicates', counts?.suspectedDuplicates.totalCount),
    place('disagreements', counts?.disagreements.totalCount),
    place('mapping'),
    ['/visits?status=DENIED', 'Denied visits', counts?.denied.totalCount] as const,
  ];
  return (
    <section aria-labelledby="places">
      <h2 id="places">Other pages</h2>
      <ul class="plain">
        {places.map(([url, title, count]) => (
          <li key={url}>
            <a href={url}>{title}</a> {count !== undefined && <span class="count">{count}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
