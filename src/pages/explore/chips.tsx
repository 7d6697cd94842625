import { Text } from '../facts/names.js';
import type { ChosenFragment } from '../generated/graphql.js';
import { withQuery } from '../urls.js';
import { changed } from './address.js';
import { chosenName } from './chosen.js';
import { VISIT_FIELDS } from './visit-filter.js';

interface Props {
  path: string;
  query: URLSearchParams;
  chosen: ChosenFragment;
}

/** What a filter is set to: each leads to the same page without it. */
export function Chips({ path, query, chosen }: Props) {
  const set = VISIT_FIELDS.filter(({ name }) => query.get(name)?.trim() && name !== 'sort');
  if (set.length === 0) return null;
  return (
    <nav class="chips" aria-label="Filters that are set">
      <ul>
        {set.map(({ name, label, options }) => {
          const value = query.get(name)!.trim();
          const text = chosenName(chosen, name) ?? options?.find(([each]) => each === value)?.[1] ?? value;
          return (
            <li key={name}>
              <a href={withQuery(path, changed(query, { [name]: null }))}>
                <span class="hidden">Remove </span>
                {name === 'q' ? 'Words' : label.replace(/[,(:].*/, '').trim()}:{' '}
                <Text>{name === 'decade' ? `${text}s` : text}</Text>
                <span aria-hidden="true"> ×</span>
              </a>
            </li>
          );
        })}
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
