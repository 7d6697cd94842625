import type { ComponentChild } from 'preact';
import { withQuery } from '../../../http/urls.js';
import { visitWhere } from '../explore/visit-filter.js';
import type { VisitWhere } from '../generated/graphql.js';
import { counted } from '../words.js';
import { SentenceList } from './names.js';

type Query = Record<string, string>;

/** Limits the parameters of a list of visits to those with the word “met”. In quotes, it stands for no name such as Mette. */
const noted = (query: Query): Query => ({ ...query, q: '"met"' });

/** Returns the filter of the visits that `NotedMeetings` links to. */
export const notedWhere = (query: Query): VisitWhere => visitWhere(new URLSearchParams(noted(query)));

interface NotedProps {
  /** `which` follows the number of visits, if there are several lists. */
  in: readonly { query: Query; totalCount: number; which?: string }[];
  children: ComponentChild;
}

/** Links to visits whose notes mention meetings, which need not be recorded. Renders nothing if there are none. */
export function NotedMeetings({ in: lists, children }: NotedProps) {
  const found = lists.filter(({ totalCount }) => totalCount > 0);
  if (found.length === 0) return null;
  return (
    <p class="aside">
      {children} See{' '}
      <SentenceList
        items={found.map(({ query, totalCount, which = '' }) => (
          <a href={withQuery('/visits', noted(query))}>
            {counted(totalCount, 'visit')} {which}with the word “met”
          </a>
        ))}
      />
      .
    </p>
  );
}
