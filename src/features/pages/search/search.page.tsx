import { SEARCH_LIMITS, wordsIn } from '../../search/asked.js';
import { COUNTED } from '../../search/search.sql.js';
import { SearchPageDocument } from '../generated/graphql.js';
import { definePage, type View } from '../page.js';
import { withQuery } from '../../../http/urls.js';
import { counted, number } from '../words.js';
import { groupBy } from '../../../shared/group-by.js';
import { Match, type Found } from './match.js';
import { Text } from '../facts/names.js';

const PATH = '/search';

/** The API accepts at most this many characters. */
export const LONGEST = 1_000;
const words = (query: URLSearchParams) => (query.get('q') ?? '').trim().slice(0, LONGEST);

const TYPES: Record<Found['node']['__typename'], string> = {
  Person: 'People',
  Organization: 'Organizations',
  Country: 'Countries',
  Visit: 'Visits',
  Event: 'Events',
  Statement: 'Statements',
  Topic: 'Topics',
  Source: 'Sources',
  Paragraph: 'Texts of sources',
};

function foundText(matches: number): string {
  if (matches > COUNTED) return `More than ${number(COUNTED)} matches`;
  return matches === 0 ? 'Nothing' : counted(matches, 'match', 'matches');
}

const hasTooMany = (asked: string) => wordsIn(asked) > SEARCH_LIMITS.words;

/** Shown instead of results for a query with too many words, which may be a long quotation. */
function tooManyWords(asked: string): View {
  const problem = `Use at most ${SEARCH_LIMITS.words} words (now ${wordsIn(asked)}).`;
  return {
    ...{ title: 'Search', description: problem, search: asked, status: 400, problem },
    main: () => (
      <div class="lead">
        <h1>Search</h1>
        <p class="total" role="alert">
          {problem}
        </p>
        <form action="/check" method="post">
          <input type="hidden" name="text" value={/["“”„«]/.test(asked) ? asked : `“${asked}”`} />
          <p>
            A quotation may be longer: <button type="submit">Check it word by word</button>
          </p>
        </form>
      </div>
    ),
  };
}

/** Whether a person was found by how the name sounds, not by a word of the query. */
const isSimilarName = ({ node, isNearly, headline }: Found): boolean =>
  node.__typename === 'Person' && isNearly && !headline?.includes('<mark>');

/** Says how approximate matches differ from the query. */
function HowFound({ edges }: { edges: readonly Found[] }) {
  const lacking = [...new Set(edges.flatMap(({ missing }) => missing))];
  if (lacking.length === 1)
    return (
      <p>
        No match contains all of your words: <Text>{`“${lacking[0]!}”`}</Text> is in none of these.
        {edges.some(isSimilarName) && ' The names are only similar to yours.'}
      </p>
    );
  if (lacking.length > 1) return <p>No match contains all of your words. Each of these lacks one of them.</p>;
  const nearly = edges.filter(({ isNearly }) => isNearly).length;
  if (nearly === 0) return null;
  return (
    <p>
      {nearly === edges.length
        ? 'No exact match. These begin with your words, are spelled similarly or sound similar; they may be other people or places.'
        : 'No person in these sources has this name. The people below have similar names; the other matches contain your words.'}
    </p>
  );
}

/** For a name that occurs only in titles, notes and texts: no person of this name has a page. */
function NoPerson({ asked, edges }: { asked: string; edges: readonly Found[] }) {
  if (edges.length === 0 || !/^(?:\p{Lu}[\p{L}\p{M}.'’-]* ?)+$/u.test(asked)) return null;
  const isName = edges.every(
    ({ node, headline, isNearly, missing }) =>
      WITH_NOTES.has(node.__typename) && !isNearly && missing.length === 0 && !/<mark>(?!\p{Lu})/u.test(headline ?? ''),
  );
  const isCity = edges.some(({ node }) => 'places' in node && node.places.includes(asked));
  if (!isName || isCity) return null;
  return (
    <p>
      No person named <bdi>{asked}</bdi> has a page in these sources. The name occurs in the titles, notes and texts below.
    </p>
  );
}

/** The types of matches that may only mention a name. */
const WITH_NOTES: ReadonlySet<Found['node']['__typename']> = new Set(['Visit', 'Event', 'Statement', 'Paragraph']);

export const searchPage = definePage({
  route: PATH,
  document: SearchPageDocument,
  reads: ['q', 'after'],
  variables: ({ query }) => ({
    query: words(query),
    after: query.get('after'),
    asked: words(query) !== '' && !hasTooMany(words(query)),
  }),
  view: ({ search, searchSuggestions = [] }, { query }) => {
    const asked = words(query);
    if (hasTooMany(asked)) return tooManyWords(asked);
    const groups = groupBy(search?.edges ?? [], ({ node }) => node.__typename);
    return {
      title: asked === '' ? 'Search' : `Search: ${asked}`,
      description: 'Search people, organizations, countries, visits, events, statements, topics, sources and their texts.',
      search: asked,
      main: () => (
        <>
          <div class="lead">
            <h1>Search</h1>
            <p class="total" role="status">
              {search ? (
                <>
                  {foundText(search.cappedCount)} for{' '}
                  <q>
                    <bdi>{asked}</bdi>
                  </q>
                </>
              ) : (
                'Type up to 20 words: names, years, kinds, countries, or words from notes, statements and texts. Each word must occur. Quotation marks keep "a phrase" together. Write or between alternatives, and -word to exclude a word.'
              )}
            </p>
            {searchSuggestions.length > 0 && (
              <p>
                No match as spelled. Did you mean{' '}
                {searchSuggestions.map((each, index) => (
                  <>
                    {index > 0 && ' or '}
                    <a href={withQuery(PATH, { q: each })}>
                      <bdi>{each}</bdi>
                    </a>
                  </>
                ))}
                ?
              </p>
            )}
            <HowFound edges={search?.edges ?? []} />
            {query.get('after') === null && <NoPerson asked={asked} edges={search?.edges ?? []} />}
            {search?.cappedCount === 0 && (
              <p>
                Search knows all stored spellings of a name. Try fewer words. To find visits by kind, status, country and year,
                filter <a href="/visits">their list</a>; or look through the <a href="/people">people</a>.
              </p>
            )}
          </div>
          {[...groups].map(([type, found]) => (
            <section key={type} aria-labelledby={`of-${type}`}>
              <h2 id={`of-${type}`}>{TYPES[type]}</h2>
              <ul class="plain rows">
                {found.map((each, index) => (
                  <Match key={index} found={each} />
                ))}
              </ul>
              {type === 'Visit' && (
                <p class="more">
                  <a href={withQuery('/visits', { q: asked })}>Filter, count or map the visits with these words</a>
                </p>
              )}
            </section>
          ))}
          {search?.pageInfo.hasNextPage && (
            <p class="more">
              <a href={withQuery(PATH, { q: asked, after: search.pageInfo.endCursor })}>More matches</a>
            </p>
          )}
        </>
      ),
    };
  },
});
