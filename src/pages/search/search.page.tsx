import { SearchPageDocument } from '../generated/graphql.js';
import { page } from '../page.js';
import { withQuery } from '../urls.js';
import { counted } from '../words.js';
import { groupBy } from '../../group-by.js';
import { Match, type Found } from './match.js';

const PATH = '/search';

/** The API takes as many characters. */
const LONGEST = 1_000;
const words = (query: URLSearchParams) => (query.get('q') ?? '').trim().slice(0, LONGEST);

const TYPES: Record<Found['node']['__typename'], string> = {
  Visit: 'Visits',
  Person: 'People',
  Statement: 'Statements',
  Event: 'Events',
  Organization: 'Organizations',
  Country: 'Countries',
  Topic: 'Topics',
  Source: 'Sources',
};

export const searchPage = page({
  route: PATH,
  document: SearchPageDocument,
  reads: ['q', 'after'],
  variables: ({ query }) => ({ query: words(query), after: query.get('after'), asked: words(query) !== '' }),
  view: ({ search }, { query }) => {
    const asked = words(query);
    const groups = groupBy(search?.edges ?? [], ({ node }) => node.__typename);
    return {
      title: asked === '' ? 'Search' : `Search: ${asked}`,
      description: 'Search people, organizations, countries, visits, events, statements, topics and sources.',
      search: asked,
      main: () => (
        <>
          <div class="lead">
            <h1>Search</h1>
            <p class="total" role="status">
              {search ? (
                <>
                  {search.totalCount === 0 ? 'Nothing' : counted(search.totalCount, 'match', 'matches')} for{' '}
                  <q>
                    <bdi>{asked}</bdi>
                  </q>
                </>
              ) : (
                'Write words in the field above. All must occur; "a phrase" stands in quotation marks, or gives alternatives, -word excludes.'
              )}
            </p>
            {search?.totalCount === 0 && (
              <p>
                Names are found in any spelling that is stored. Try fewer words. To find visits by kind, status, country
                and year, filter <a href="/visits">their list</a>; or look through the <a href="/people">people</a>.
              </p>
            )}
          </div>
          {Object.entries(TYPES).map(([type, name]) => {
            const found = groups.get(type as Found['node']['__typename']);
            return (
              found && (
                <section key={type} aria-labelledby={`of-${type}`}>
                  <h2 id={`of-${type}`}>{name}</h2>
                  <ul class="plain rows">
                    {found.map((each, index) => (
                      <Match key={index} found={each} />
                    ))}
                  </ul>
                </section>
              )
            );
          })}
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
