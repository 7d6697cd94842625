import { Text } from '../facts/names.js';
import type { ChosenFragment } from '../generated/graphql.js';
import { withQuery } from '../urls.js';
import { changed } from './address.js';
import { setFilters } from './chosen.js';

interface Props {
  path: string;
  query: URLSearchParams;
  chosen: ChosenFragment;
}

/** What a filter is set to: each leads to the same page without it. */
export function Chips({ path, query, chosen }: Props) {
  const set = setFilters(query, chosen);
  if (set.length === 0) return null;
  return (
    <nav class="chips" aria-label="Filters that are set">
      <ul>
        {set.map(({ name, label, text }) => (
          <li key={name}>
            <a href={withQuery(path, changed(query, { [name]: null }))}>
              <span class="hidden">Remove </span>
              {label}: <Text>{text}</Text>
              <span aria-hidden="true"> ×</span>
            </a>
          </li>
        ))}
        {set.length > 1 && (
          <li>
            <a class="all" href={path}>
              Show all
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
