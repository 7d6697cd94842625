import { coverageText, NoneHere } from '../facts/none-here.js';
import { VisitsTable } from '../facts/visits-table.js';
import { ExplorePageDocument, type ExplorePageQuery } from '../generated/graphql.js';
import { type Problems, textOf, wordsOf, yearOf } from '../lists/filters.js';
import { listReads, listView, NotShown, Searched } from '../lists/list.js';
import { Paging, PLACE, placeOf } from '../lists/paging.js';
import { feedOf, page, type PageRequest, type Site } from '../page.js';
import { YearBars } from '../timeline/year-bars.js';
import { csvOf, withQuery } from '../urls.js';
import { counted, number } from '../words.js';
import { changed } from './address.js';
import { Chips } from './chips.js';
import { chosenOf, titleOf, visitProblemsOf } from './chosen.js';
import { Embedded } from './embedded.js';
import { FacetList } from './facet-list.js';
import { facetsIn, facetsOf } from './facets.js';
import { ExploreForm } from './form.js';
import { Suggested } from './suggested.js';
import { TakeAway } from './take-away.js';
import { DecadeBars } from './decade-bars.js';
import { Views } from './views.js';
import { orderOf, SORT, VISIT_FIELDS, visitWhereOf } from './visit-filter.js';

/** Pixels of height in a frame. */
const FRAME = 900;
const PATH = '/visits';
/** Visits that a frame on another site shows. */
const EMBEDDED = 10;

/** All visits, narrowed down by what they have in common. */
export const explorePage = page({
  route: PATH,
  isEmbeddable: true,
  document: ExplorePageDocument,
  reads: listReads(VISIT_FIELDS),
  variables: ({ query }) => ({
    where: visitWhereOf(query),
    orderBy: orderOf(query),
    ...placeOf(query),
    undated: visitWhereOf(undatedOf(query)),
    ofYears: isOfYears(query),
    ...chosenOf(query),
    isSuggested: wordsOf(query) !== null && !isOfYears(query),
    isPlain: wordsOf(query) === null,
    ...facetsOf(query),
  }),
  view: (data, request, site) => {
    const { query } = request;
    const problems = visitProblemsOf(query, data);
    const { totalCount } = data.visits;
    const title = titleOf('Visits', query, data);
    return {
      title,
      description: 'Official visits, narrowed down by countries, people, years, kind and status.',
      ...listView(PATH, request, problems, csvOf('visits', visitWhereOf(query))),
      feed: feedOf(title, (ending) => withQuery(`/visits.${ending}`, changed(query, { sort: null }))),
      embed: {
        height: FRAME,
        main: (
          <Embedded title={title} path={PATH} query={query} site={site} total={totalCount}>
            <VisitsTable visits={data.visits.nodes.slice(0, EMBEDDED)} caption="Visits" />
          </Embedded>
        ),
      },
      main: () => <Explore {...{ data, request, site, problems }} />,
    };
  },
});

interface Props {
  data: ExplorePageQuery;
  request: PageRequest;
  site: Site;
  problems: Problems;
}

function Explore({ data, request, site, problems }: Props) {
  const { query } = request;
  return (
    <>
      <div class="lead">
        <h1>Visits</h1>
      </div>
      <ExploreForm path={PATH} query={query} problems={problems} countries={countriesIn(data)} />
      <Chips path={PATH} query={query} chosen={data} />
      {problems.size > 0 ? <NotShown problems={problems}>The list is</NotShown> : <Found {...{ data, request, site }} />}
    </>
  );
}

/** The countries of visits, those of most visits first. */
function countriesIn({ guests, hosts }: ExplorePageQuery): string[] {
  const countries = [
    ...(guests?.nodes.map(({ guestCountry }) => guestCountry) ?? []),
    ...(hosts?.nodes.map(({ hostCountry }) => hostCountry) ?? []),
  ];
  return [...new Set(countries.flatMap((country) => (country ? [country.name] : [])))].toSorted((a, b) =>
    a.localeCompare(b, 'en'),
  );
}

function Found({ data, request, site }: Omit<Props, 'problems'>) {
  const { visits, undated, coverage, meant, suggested } = data;
  const { query, today } = request;
  const paging = (label: string) => (
    <Paging label={label} path={PATH} query={query} shown={visits.nodes.length} connection={visits} />
  );
  return (
    <>
      <p class="total" role="status">
        {visits.totalCount === 0 ? 'No visits found.' : counted(visits.totalCount, 'visit')}
      </p>
      <Suggested path={PATH} query={query} suggested={suggested} />
      <Searched words={textOf(query, 'q') ?? ''} meant={meant ?? []} />
      <Views path={PATH} query={query} />
      <div class="explored">
        <FacetList path={PATH} query={query} facets={facetsIn(data)} />
        <div>
          {visits.totalCount === 0 && coverageText(coverage) !== null && <NoneHere coverage={coverage} />}
          <Undated total={undated?.totalCount ?? 0} query={query} />
          <Bars data={data} query={query} />
          {visits.totalCount > 1 && <Sorting query={query} />}
          {paging('Pages of the list')}
          {visits.nodes.length > 0 && <VisitsTable visits={visits.nodes} caption="Visits" today={today} />}
          {visits.nodes.length > 0 && paging('Pages of the list, at its end')}
        </div>
      </div>
      {visits.totalCount > 0 && (
        <TakeAway title={titleOf('Visits', query, data)} path={PATH} query={query} site={site} height={FRAME} />
      )}
    </>
  );
}

/** By year where the years are few enough to be counted together, otherwise by decade. */
function Bars({ data: { years, decades }, query }: { data: ExplorePageQuery; query: URLSearchParams }) {
  if (years && years.totalCount <= years.nodes.length) {
    const link = (year: string) => withQuery(PATH, changed(query, { since: year, until: year, decade: null }));
    return <YearBars years={[years, years]} link={link} label="By the year in which they began" />;
  }
  if (!decades || ['decade', 'since', 'until', 'dated'].some((name) => query.get(name))) return null;
  return (
    <DecadeBars
      label="By the decade in which they began"
      counts={decades.nodes}
      link={(set) => withQuery(PATH, changed(query, set))}
    />
  );
}

function Sorting({ query }: { query: URLSearchParams }) {
  const sort = query.get('sort') ?? '';
  return (
    <nav class="sorting" aria-label="Order">
      <ul>
        {[['', 'newest first'] as const, ...Object.entries(SORT)].map(([each, name]) => (
          <li key={each}>
            {each === sort ? (
              <span aria-current="true">{name}</span>
            ) : (
              <a href={withQuery(PATH, changed(query, { sort: each || null }))}>{name}</a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

const isOfYears = (query: URLSearchParams) => Boolean(yearOf(query, 'since') ?? yearOf(query, 'until'));

/** The same filter for visits whose first day no source gives: no filter by years finds them. */
function undatedOf(query: URLSearchParams): URLSearchParams {
  const kept = [...query].filter(([name]) => !['since', 'until', 'dated', ...PLACE].includes(name));
  return new URLSearchParams([...kept, ['dated', 'no']]);
}

/** What a filter by years leaves out. */
function Undated({ total, query }: { total: number; query: URLSearchParams }) {
  if (total === 0) return null;
  return (
    <p class="aside">
      Not listed:{' '}
      <a href={withQuery(PATH, Object.fromEntries(undatedOf(query)))}>
        {number(total)} {total === 1 ? 'visit' : 'visits'} without a first day
      </a>
      , which may be of any year.
    </p>
  );
}
