import { EmbedPanel } from '../cite/panels.js';
import type { Site } from '../page.js';
import { csvOf, withQuery } from '../urls.js';
import { changed } from './address.js';
import { visitWhereOf } from './visit-filter.js';

interface Props {
  /** Of the view in a frame. */
  title: string;
  path: string;
  query: URLSearchParams;
  site: Site;
  /** Pixels of the view in a frame. */
  height: number;
}

/** What can be taken from these visits: a file, a part of another page. */
export function TakeAway({ title, path, query, site, height }: Props) {
  const embed = site.origin + withQuery(`/embed${path}`, changed(query, {}));
  const feedOf = (ending: string) => withQuery(`/visits.${ending}`, changed(query, { sort: null, rows: null }));
  return (
    <section class="take-away" aria-labelledby="take-away">
      <h2 id="take-away">Download, follow or embed these visits</h2>
      <ul class="plain">
        {site.exports && (
          <li>
            <a href={csvOf('visits', visitWhereOf(query)).url}>Spreadsheet (CSV)</a> of all these visits, each with its sources
          </li>
        )}
        <li>
          Feed of changes to these visits: <a href={feedOf('atom')}>Atom</a> or <a href={feedOf('feed')}>JSON Feed</a>
        </li>
      </ul>
      <EmbedPanel title={title} url={embed} height={height} />
    </section>
  );
}
