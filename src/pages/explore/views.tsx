import { withQuery } from '../urls.js';
import { changed } from './address.js';

const VIEWS = [
  ['/visits', 'List'],
  ['/counts', 'By country and decade'],
  ['/map', 'Map'],
] as const;

/** The same visits as a list, as numbers and as a map. */
export function Views({ path, query }: { path: string; query: URLSearchParams }) {
  return (
    <nav class="views" aria-label="Shown as">
      <ul>
        {VIEWS.map(([each, name]) => (
          <li key={each}>
            {each === path ? (
              <span aria-current="page">{name}</span>
            ) : (
              <a href={withQuery(each, changed(query, { sort: null, ...(each === '/visits' && { rows: null }) }))}>{name}</a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
