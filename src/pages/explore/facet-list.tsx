import { Text } from '../facts/names.js';
import { withQuery } from '../urls.js';
import { number } from '../words.js';
import { changed } from '../lists/paging.js';
import type { Facet, FacetValue } from './facets.js';

/** Values of a facet that are shown. Those of a fixed choice are all shown. */
const SHOWN = 8;
const WHOLE = 20;

interface Props {
  path: string;
  query: URLSearchParams;
  facets: Facet[];
}

/** How the visits can be narrowed down: each value leads to the visits that it counts. */
export function FacetList({ path, query, facets }: Props) {
  const shown = facets.filter(({ names, values }) => values.length > 1 || names.some((name) => query.get(name)));
  if (shown.length === 0) return null;
  return (
    <details class="facets">
      <summary>Narrow down</summary>
      <div>
        {shown.map((facet) => (
          <FacetOf key={facet.title} path={path} query={query} facet={facet} />
        ))}
      </div>
    </details>
  );
}

function FacetOf({ path, query, facet }: { path: string; query: URLSearchParams; facet: Facet }) {
  const { title, names, values, total, rows } = facet;
  const shown = values.slice(0, total <= WHOLE && rows === null ? WHOLE : SHOWN);
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul class="plain">
        {shown.map((value) => (
          <Value key={value.label} {...{ path, query, names, value }} />
        ))}
      </ul>
      {total > shown.length && (
        <p>
          {rows !== null ? (
            <a href={withQuery('/counts', changed(query, { sort: null, rows }))}>All {number(total)}</a>
          ) : (
            `${shown.length} of ${number(total)}`
          )}
        </p>
      )}
    </section>
  );
}

interface ValueProps {
  path: string;
  query: URLSearchParams;
  names: readonly string[];
  value: FacetValue;
}

function Value({ path, query, names, value: { label, count, set } }: ValueProps) {
  const isChosen = Object.entries(set).every(([name, value]) => query.get(name)?.trim() === value);
  const none = Object.fromEntries(names.map((name) => [name, null]));
  return (
    <li>
      <a
        href={withQuery(path, changed(query, isChosen ? none : { ...none, ...set }))}
        {...(isChosen && { 'aria-current': 'true' })}
      >
        <Text>{label}</Text>
      </a>{' '}
      <span class="count">{number(count)}</span>
    </li>
  );
}
