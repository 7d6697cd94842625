import type { PagesFragment } from '../generated/graphql.js';
import { withQuery } from '../../../http/urls.js';
import { number } from '../words.js';

/** The entries of a page of a list. */
const PAGE_SIZE = 100;

/** The parameters that say which page. */
export const PLACE = ['after', 'before', 'at'] as const;

/** Parameters of a page's address without its place in a list, changed: null takes one out. */
export function changed(query: URLSearchParams, changes: Record<string, string | null>): Record<string, string> {
  const kept = [...query].filter(([name, value]) => value !== '' && !(name in changes) && !PLACE.includes(name as 'at'));
  const added = Object.entries(changes).filter((each): each is [string, string] => each[1] !== null);
  return Object.fromEntries([...kept, ...added]);
}

/** Which page a request wants, as arguments of a connection. */
export function pageArguments(query: URLSearchParams) {
  const before = query.get('before') || null;
  return before === null ? { first: PAGE_SIZE, after: query.get('after') || null } : { last: PAGE_SIZE, before };
}

interface Props {
  label: string;
  path: string;
  query: URLSearchParams;
  /** How many entries are shown. */
  shown: number;
  connection: { totalCount: number; pageInfo: PagesFragment };
}

/** Where in a list a page is, and the pages beside it. */
export function Paging({ label, path, query, shown, connection: { totalCount, pageInfo } }: Props) {
  const kept = changed(query, {});
  const at = Math.max(1, Math.min(Number.parseInt(query.get('at') ?? '1') || 1, totalCount));
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  if (!hasNextPage && !hasPreviousPage) return null;
  const previous = Math.max(1, at - PAGE_SIZE);
  return (
    <nav class="paging" aria-label={label}>
      <span>
        {number(at)}–{number(Math.min(at + shown - 1, totalCount))} of {number(totalCount)}
      </span>
      {hasPreviousPage && <a href={withQuery(path, kept)}>First</a>}
      {hasPreviousPage && (
        <a href={withQuery(path, { ...kept, before: startCursor, at: previous })} rel="prev">
          Previous
        </a>
      )}
      {hasNextPage && (
        <a href={withQuery(path, { ...kept, after: endCursor, at: at + shown })} rel="next">
          Next
        </a>
      )}
    </nav>
  );
}
