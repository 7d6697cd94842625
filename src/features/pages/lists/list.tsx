import type { ComponentChild } from 'preact';
import { Frame, type Framing } from '../charts/frame.js';
import { Link, Text } from '../facts/names.js';
import type { PagesFragment } from '../generated/graphql.js';
import type { ExportedFile, PageRequest } from '../page.js';
import { pageUrl, withQuery } from '../../../http/urls.js';
import { counted } from '../words.js';
import { type FormFilterField, Filters, type FilterProblems } from './filters.js';
import { changed, Paging } from './paging.js';

/** How the search words of a list were interpreted. */
export interface FoundByWords {
  /** The search words, with similar known words in place of unknown ones, if any. */
  meant?: readonly string[] | undefined;
  /** The best matches of the words alone. Some pages query only how they were found. */
  nearest?: { edges: NearestMatch[] } | undefined;
}

interface NearestMatch {
  isNearly: boolean;
  missing: readonly string[];
  node?: { __typename: string; slug: string; label: string };
}

/** A page of rows. */
export interface ListedPage<Row> {
  totalCount: number;
  pageInfo: PagesFragment;
  nodes: Row[];
}

interface Props {
  title: string;
  path: string;
  noun: readonly [one: string, several: string];
  fields: readonly FormFilterField[];
  request: PageRequest;
  /** The list is not shown if there are any problems. */
  problems: FilterProblems;
  /** The names of countries to suggest. */
  countries?: readonly string[];
  connection: ListedPage<unknown>;
  found?: FoundByWords;
  /** Countries that share a name with one in the filter. */
  namesakes?: ComponentChild;
  /** Rendered between the form and the list. */
  before?: ComponentChild;
  framing: Framing;
  files?: readonly ExportedFile[];
  children: ComponentChild;
}

/** A list with its filters, its total and its paging. */
export function ListView({
  title,
  path,
  noun,
  fields,
  request,
  problems,
  countries = [],
  connection,
  found = {},
  namesakes,
  before,
  framing,
  files = [],
  children,
}: Props) {
  const { query, ignored } = request;
  const { totalCount, nodes } = connection;
  return (
    <>
      <div class="lead short">
        <h1>{title}</h1>
      </div>
      {fields.length > 0 && (totalCount > 0 || fields.some(({ name }) => query.has(name)) || problems.size > 0) && (
        <Filters action={path} fields={fields} query={query} problems={problems} countries={countries} />
      )}
      <Ignored names={ignored} />
      {namesakes}
      {problems.size > 0 ? (
        <NotShown problems={problems} />
      ) : (
        <>
          <p class="total" role="status">
            {totalCount === 0 ? `No ${noun[1]} found.` : counted(totalCount, ...noun)}
          </p>
          {fields.some(({ name }) => name === 'q') && (
            <Searched words={query.get('q') ?? ''} found={found} isEmpty={totalCount === 0} />
          )}
          {before}
          {nodes.length > 0 && (
            <Frame id="list" {...framing} files={files}>
              {children}
            </Frame>
          )}
          <Paging label="Pages of the list" path={path} query={query} shown={nodes.length} connection={connection} />
        </>
      )}
    </>
  );
}

interface SearchedProps {
  words: string;
  found: FoundByWords;
  /** Whether the list is empty. The matches of a search for the words are then shown. */
  isEmpty: boolean;
}

/** Shows the similar words that were searched for instead, and links to a search of the whole site. */
export function Searched({ words, found: { meant = [], nearest }, isEmpty }: SearchedProps) {
  if (words.trim() === '') return null;
  const matches = nearest?.edges.flatMap(({ node, missing }) => (node ? [{ node, missing }] : [])) ?? [];
  if (isEmpty && matches.length > 0) return <SearchMatches words={words} matches={matches} />;
  const [nearly] = nearest?.edges.filter(({ isNearly, missing }) => isNearly && missing.length === 0) ?? [];
  return (
    <p class="aside">
      {meant.length > 0 && (
        <>
          No exact match in this list. Showing similar spellings: <bdi>{meant.join(', ')}</bdi>.{' '}
        </>
      )}
      {meant.length === 0 &&
        nearly &&
        'No exact match in this list. Showing what begins with these words or is spelled similarly. '}
      <a href={withQuery('/search', { q: words })}>Search people, statements and texts</a> for these words too.
    </p>
  );
}

interface MatchesProps {
  words: string;
  matches: readonly Required<Omit<NearestMatch, 'isNearly'>>[];
}

/** What a search for the words finds, which also finds names that sound alike and objects that lack a word. */
function SearchMatches({ words, matches }: MatchesProps) {
  return (
    <>
      <p>
        <a href={withQuery('/search', { q: words })}>A search for these words alone</a> finds:
      </p>
      <ul class="plain rows">
        {matches.map(({ node, missing }) => (
          <li key={node.slug}>
            <Link to={pageUrl(node)}>{node.label}</Link>
            {missing.length > 0 && (
              <span class="aside">
                {' '}
                (without <Text>{missing.join(', ')}</Text>)
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

export const listReads = (fields: readonly FormFilterField[]) => [...fields.map(({ name }) => name), 'after', 'before', 'at'];

/** Returns the parts of a list's view that depend on whether its filters are valid. */
export function listView(path: string, request: PageRequest, problems: FilterProblems, file?: ExportedFile) {
  const [problem] = problems.values();
  return problem === undefined ? { ...canonicalOf(path, request), ...(file && { file }) } : { status: 400 as const, problem };
}

/** Returns the canonical URL of the first page of a list, with its filters. Search engines should not index other pages. */
function canonicalOf(path: string, { query }: PageRequest): { canonical?: string } {
  if (query.has('after') || query.has('before')) return {};
  return { canonical: withQuery(path, changed(query, {})) };
}

/** Lists the query parameters that have no effect, since a misspelled filter would otherwise silently show everything. */
export function Ignored({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p class="total" role="alert">
      Ignored, since this list has no such filter: <Text>{names.join(', ')}</Text>.
    </p>
  );
}

/** Shown instead of results when a filter is invalid. */
export function NotShown({ problems }: { problems: FilterProblems }) {
  return (
    <p class="total" role="alert">
      {problems.size === 1
        ? 'A filter is invalid. Correct the marked field.'
        : 'Some filters are invalid. Correct the marked fields.'}
    </p>
  );
}
