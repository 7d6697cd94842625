import { SEARCH_LIMITS, wordsIn } from '../../search/asked.js';
import { COUNTED } from '../../search/search.sql.js';
import {
  SaidByDocument,
  type SaidByQuery,
  SearchedTextsDocument,
  type SearchedTextsQuery,
  SearchPageDocument,
  type SearchPageQuery,
} from '../generated/graphql.js';
import { defineRest } from '../charts/rest.js';
import { Statements } from '../facts/statement.js';
import { Note, type Noted, notesRest } from '../facts/note.js';
import type { Notes } from '../facts/notes.js';
import { fold } from '../../../model/fold.js';
import { definePage, type View } from '../page.js';
import { withQuery } from '../../../http/urls.js';
import { counted, number } from '../words.js';
import { groupBy } from '../../../shared/group-by.js';
import { Match, type Found } from './match.js';
import { Text } from '../facts/names.js';
import { SearchType } from '../../search/searched.js';
import { PagePassages } from '../facts/cites.js';

const PATH = '/search';

/** The API accepts at most this many characters. */
export const LONGEST = 1_000;
const words = (query: URLSearchParams) => (query.get('q') ?? '').trim().slice(0, LONGEST);

/** The texts of sources are searched apart: most of them are the records of the visits that are found. */
const OTHER_TYPES = (Object.keys(SearchType) as (keyof typeof SearchType)[]).filter((type) => type !== 'PARAGRAPH');
const TEXTS = 'texts';
const isOfTexts = (query: URLSearchParams) => query.get('in') === TEXTS;

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

function foundText(matches: number, areNearly: boolean): string {
  const nearly = areNearly ? 'similar ' : '';
  if (matches > COUNTED) return `More than ${number(COUNTED)} ${nearly}matches`;
  return matches === 0 ? 'Nothing' : counted(matches, `${nearly}match`, `${nearly}matches`);
}

/** Returns suggestions, which are in lower case, as the matches write them. Leaves out those in no match, unless all are. */
function asWritten(suggestions: readonly string[], edges: readonly Found[]): string[] {
  const stored = edges.flatMap(({ headline }) => wordsOf((headline ?? '').replaceAll(/<[^>]*>/g, '')));
  const capitals = new Map(stored.filter((word) => /^\p{Lu}/u.test(word)).map((word) => [fold(word), word]));
  const all = suggestions.map((each) => each.replaceAll(WORD, (word) => capitals.get(fold(word)) ?? word));
  const written = all.filter((each) => /\p{Lu}/u.test(each));
  return written.length > 0 ? written : all;
}

const WORD = /[\p{L}\p{M}]+/gu;
const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

/** Whether a match has all words as written. */
const isExact = ({ isNearly, missing }: Found) => !isNearly && missing.length === 0;

/** Whether a match is a person with exactly this name. The notes are on the person’s page, with all visits. */
const isPersonAsked = (found: Found) => found.node.__typename === 'Person' && isExact(found);

/** Returns the name in a question such as “What did Xi Jinping tell Kim?”; null if the words are none. */
const speakerIn = (asked: string): string | null =>
  /^what (?:did|does|do|has|have|had) (.+?) (?:tell|told|say|said)\b/iu.exec(asked)?.[1] ?? null;

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
        ? 'These begin with your words, are spelled similarly or sound similar; they may be other people or places.'
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
      No person named <bdi>{asked}</bdi> is recorded here. The name occurs in the titles, notes and texts below.
    </p>
  );
}

/** The number of statements in answer to a question. */
const MOST_SAID = 5;

/** Statements of the person about whom the reader asks what they said: complete quotes first. */
function Said({ of: { said, quoted, reported }, speaker, notes }: { of: SaidByQuery; speaker: string; notes: Notes }) {
  const shown = [...quoted.nodes, ...reported.nodes].slice(0, MOST_SAID);
  const people = shown.flatMap(({ speakers }) => speakers.filter(({ __typename }) => __typename === 'Person'));
  const names = new Set(people.map(({ name }) => name));
  const name = names.size === 1 ? people[0]!.name : speaker;
  return (
    <section aria-labelledby="said">
      <h2 id="said">
        Statements by <bdi>{name}</bdi>
      </h2>
      <Statements statements={shown} notes={notes} />
      {said.totalCount > shown.length && (
        <p class="more">
          <a href={withQuery('/statements', { speaker: name })}>All {counted(said.totalCount, 'statement')}</a>
        </p>
      )}
    </section>
  );
}

/** The types of matches that may only mention a name. */
const WITH_NOTES: ReadonlySet<Found['node']['__typename']> = new Set(['Visit', 'Event', 'Statement', 'Paragraph']);

type Data = SearchPageQuery & Partial<SearchedTextsQuery> & Partial<SaidByQuery> & Noted;

export const searchPage = definePage({
  route: PATH,
  document: SearchPageDocument,
  reads: ['q', 'in', 'after'],
  variables: ({ query }) => ({
    query: words(query),
    types: isOfTexts(query) ? ['PARAGRAPH' as const] : OTHER_TYPES,
    after: query.get('after'),
    asked: words(query) !== '' && !hasTooMany(words(query)),
  }),
  rest: [
    defineRest({
      document: SearchedTextsDocument,
      next: ({ search, texts }: Data, { query }) =>
        texts || !search || isOfTexts(query) || search.edges.some(isExact) ? null : { query: words(query) },
      add: (data, { texts }: SearchedTextsQuery) => ({ ...data, texts }),
    }),
    defineRest({
      document: SaidByDocument,
      next: ({ said, search }: Data, { query }) => {
        const speaker = speakerIn(words(query));
        const isElsewhere = isOfTexts(query) || query.has('after');
        return said || !search || speaker === null || isElsewhere ? null : { speaker };
      },
      add: (data, found: SaidByQuery) => ({ ...data, ...found }),
    }),
    notesRest(({ search }: Data, { query }) =>
      search && !isOfTexts(query) && !search.edges.some(isPersonAsked) ? { search: words(query) } : null,
    ),
  ],
  view: ({ search, searchSuggestions = [], texts, said, quoted, reported, notes: noted = [] }: Data, { query }) => {
    const asked = words(query);
    if (hasTooMany(asked)) return tooManyWords(asked);
    const inTexts = texts?.edges.filter(isExact) ?? [];
    const groups = groupBy([...inTexts, ...(search?.edges ?? [])], ({ node }) => node.__typename);
    const total = (search?.cappedCount ?? 0) + (inTexts.length > 0 ? texts!.cappedCount : 0);
    const areNearly = inTexts.length === 0 && groups.size > 0 && search!.edges.every(({ isNearly }) => isNearly);
    const place = isOfTexts(query) ? ' in texts of sources' : '';
    const elsewhere = isOfTexts(query) ? {} : { in: TEXTS };
    return {
      title: asked === '' ? 'Search' : `Search: ${asked}`,
      description: 'Search people, organizations, countries, visits, events, statements, topics, sources and their texts.',
      search: asked,
      main: (notes) => (
        <>
          <div class="lead">
            <h1>Search</h1>
            <p class="total" role="status">
              {search ? (
                <>
                  {said && said.totalCount > 0
                    ? `${counted(said.totalCount, 'statement')} by the person in your question. ${foundText(total, areNearly)}`
                    : foundText(total, areNearly)}
                  {place} for{' '}
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
                Did you mean{' '}
                {asWritten(searchSuggestions, search?.edges ?? []).map((each, index) => (
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
            {(areNearly ? [] : noted).map((note) => (
              <Note
                key={note.text}
                note={note}
                urlOf={({ slug }) => withQuery('/visits', { q: note.search, [note.people.length > 0 ? 'who' : 'country']: slug })}
              />
            ))}
            <HowFound edges={search?.edges ?? []} />
            {query.get('after') === null && !isOfTexts(query) && <NoPerson asked={asked} edges={search?.edges ?? []} />}
            {search && total === 0 && (
              <p>
                Search knows all stored spellings of a name. Try fewer words. To find visits by kind, status, country and year,
                filter <a href="/visits">their list</a>; or look through the <a href="/people">people</a>.
              </p>
            )}
          </div>
          {said && said.totalCount > 0 && (
            <Said of={{ said, quoted: quoted!, reported: reported! }} speaker={speakerIn(asked)!} notes={notes} />
          )}
          {[...groups].map(([type, found]) => (
            <section key={type} aria-labelledby={`of-${type}`}>
              <h2 id={`of-${type}`}>{TYPES[type]}</h2>
              {type === 'Visit' && found.length > 1 && (
                <p class="aside">
                  Best matches first. By date: <a href={withQuery('/visits', { q: asked })}>newest first</a>,{' '}
                  <a href={withQuery('/visits', { q: asked, sort: 'oldest' })}>oldest first</a>.
                </p>
              )}
              <ul class="plain rows">
                {found.map((each, index) => (
                  <Match key={index} found={each} />
                ))}
              </ul>
              {type === 'Visit' && (
                <p class="more">
                  <a href={withQuery('/visits', { q: asked })}>Filter, count, map or download the visits with these words</a>
                </p>
              )}
            </section>
          ))}
          {search?.pageInfo.hasNextPage && (
            <p class="more">
              <a href={withQuery(PATH, { q: asked, in: query.get('in'), after: search.pageInfo.endCursor })}>More matches</a>
            </p>
          )}
          {search && !texts && (
            <p class="more">
              <a href={withQuery(PATH, { q: asked, ...elsewhere })}>
                {isOfTexts(query) ? 'Search everything else' : 'Search the texts of sources'} for these words
              </a>
            </p>
          )}
          {said && <PagePassages notes={notes} />}
        </>
      ),
    };
  },
});
