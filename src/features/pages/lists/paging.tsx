import type { PagesFragment } from '../generated/graphql.js';
import { withQuery } from '../../../http/urls.js';
import { number } from '../words.js';

/** The number of entries on a page of a list. */
const PAGE_SIZE = 100;

/** The query parameter that holds an unknown name, instead of which the page uses the person with the closest name. */
export const INSTEAD = 'instead';

/** The query parameters that belong to one page of a list: the position, and a note. */
export const PLACE = ['after', 'before', 'at', INSTEAD] as const;

/** Returns a URL's parameters with these changes, without those that belong to one page of a list. Null removes a parameter. */
export function changed(query: URLSearchParams, changes: Record<string, string | null>): Record<string, string> {
  const kept = [...query].filter(([name, value]) => value !== '' && !(name in changes) && !PLACE.includes(name as 'at'));
  const added = Object.entries(changes).filter((each): each is [string, string] => each[1] !== null);
  return Object.fromEntries([...kept, ...added]);
}

/** Returns the requested page as arguments of a connection. */
export function pageArguments(query: URLSearchParams) {
  const before = query.get('before') || null;
  return before === null ? { first: PAGE_SIZE, after: query.get('after') || null } : { last: PAGE_SIZE, before };
}

/** Returns a page of rows that are all in memory. Its cursors are positions. */
export function slicePage<Row>(rows: readonly Row[], query: URLSearchParams) {
  const position = (name: string) => Math.trunc(Number(query.get(name))) || 0;
  const from = query.get('before') ? position('before') - PAGE_SIZE : position('after');
  const start = Math.max(0, Math.min(from, rows.length));
  const end = Math.min(start + PAGE_SIZE, rows.length);
  const pageInfo = {
    ...{ hasPreviousPage: start > 0, hasNextPage: end < rows.length },
    ...{ startCursor: String(start), endCursor: String(end) },
  };
  return { totalCount: rows.length, pageInfo, nodes: rows.slice(start, end) };
}

interface Props {
  label: string;
  path: string;
  query: URLSearchParams;
  /** The number of entries shown. */
  shown: number;
  connection: { totalCount: number; pageInfo: PagesFragment };
  /** The number of announced visits among the entries. */
  announced?: number | undefined;
}

/** The position of a page in a list, and links to the previous and next page. */
export function Paging({ label, path, query, shown, connection: { totalCount, pageInfo }, announced = 0 }: Props) {
  const kept = changed(query, {});
  const at = Math.max(1, Math.min(Number.parseInt(query.get('at') ?? '1') || 1, totalCount));
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  if (!hasNextPage && !hasPreviousPage) return null;
  const previous = Math.max(1, at - PAGE_SIZE);
  return (
    <nav class="paging" aria-label={label}>
      <span>
        {number(at)}–{number(Math.min(at + shown - 1, totalCount))} of {number(totalCount)}
        {announced > 0 && `, ${number(announced)} of them announced`}
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
