import { barChart, DECADE, decadeCounts, inDecade, inYear, YEAR, yearCounts } from '../charts/bars.js';
import { type Chart, ChartFigure } from '../charts/chart.js';
import { defineRest } from '../charts/rest.js';
import { listCitation, listFiles } from '../cite/panels.js';
import { NameLink } from '../facts/names.js';
import { NoneHere } from '../facts/none-here.js';
import { VisitsTable } from '../facts/visits-table.js';
import {
  ExplorePageDocument,
  type ExplorePageQuery,
  ListedSourcesDocument,
  type ListedSourcesQuery,
} from '../generated/graphql.js';
import { countriesMeantRest } from '../lists/country-choices.js';
import { dateParameter, searchWords } from '../lists/filters.js';
import { changed, Paging, PLACE, pageArguments } from '../lists/paging.js';
import { definePage, type PageRequest, type Site } from '../page.js';
import { dateLabel } from '../../../model/dates/date-label.js';
import { personUrl, withQuery } from '../../../http/urls.js';
import { countAnnounced, counted } from '../words.js';
import { datesInWords } from './dates-in-words.js';
import { exploredView, type FramingOf, listedStatuses } from './explored.js';
import { FacetList, facetsIn, facetVariables, framedByFacets } from './facets.js';
import { foundIn } from './found-in.js';
import { filterNotes, meantRest, namesRest, suggestedObjects } from './names.js';
import { chosenVariables, countedWhere, statusesWhere, visitOrder, SORT, VISIT_READS, visitWhere } from './visit-filter.js';

const PATH = '/visits';

/** The list of visits, with filters and facets. */
export const explorePage = definePage({
  route: PATH,
  document: ExplorePageDocument,
  reads: VISIT_READS,
  variables: ({ query }) => ({
    where: visitWhere(query),
    counted: countedWhere(query),
    orderBy: visitOrder(query),
    ...pageArguments(query),
    undated: countedWhere(undatedOf(query)),
    ofYears: isOfYears(query),
    ...chosenVariables(query),
    ...suggestedOf(query),
    isPlain: searchWords(query) === null,
    ...facetVariables(query),
  }),
  rest: [
    countriesMeantRest<ExplorePageQuery>(),
    filterNotes(({ visits }: ExplorePageQuery) => visits.totalCount),
    meantRest<ExplorePageQuery>(),
    namesRest(({ visits }: ExplorePageQuery) => visits.totalCount),
    defineRest({
      document: ListedSourcesDocument,
      next: (data: ExplorePageQuery & Partial<ListedSourcesQuery>, { query }) =>
        data.sourced || data.visits.totalCount === 0 || framedByFacets(data, query)
          ? null
          : { where: visitWhere(query), byStatus: statusesWhere(query) },
      add: (data, found: ListedSourcesQuery) => ({ ...data, ...found }),
    }),
  ],
  view: (data, request, site) => {
    const { query } = request;
    const { totalCount } = data.visits;
    const view = exploredView({
      ...{ path: PATH, heading: 'Visits', none: noneFound(query, data) },
      description: 'Official visits, narrowed down by countries, people, years, kind and status.',
      ...{ data, framed: framedByFacets(data, query), request, total: totalCount },
      coverage: data.coverage,
      countries: countriesIn(data),
      suggested: searchWords(query) !== null && (
        <>
          <DatesInWords query={query} />
          <Suggested query={query} suggested={data.suggested} />
        </>
      ),
      charts: (framing) => [barsOf(data, request, framing)],
      main: (framing, charts) => <Found {...{ data, request, site, framing, charts }} />,
    });
    if (!('title' in view)) return view;
    const { title, canonical: path } = view;
    const cite = path !== undefined && { cite: listCitation({ title, path }, totalCount, ['visit', 'visits']) };
    return { ...view, ...cite, feed: { title, path: feedOf(query) } };
  },
});

function noneFound(query: URLSearchParams, { lessCertain, leastCertain }: ExplorePageQuery): string {
  const isOnlyWords = Object.keys(changed(query, { q: null, sort: null })).length === 0;
  if (searchWords(query) !== null && isOnlyWords) return 'No visit has all of these words in its title, places or notes.';
  // Visits during an office are counted by certainty: there are some, but with another one.
  if (lessCertain || leastCertain) return 'No visits found with this certainty.';
  return 'No visits found.';
}

/** Returns the names of the countries in the facets, in alphabetical order. */
function countriesIn({ guests, hosts }: ExplorePageQuery): string[] {
  const countries = [
    ...(guests?.nodes.map(({ guestCountry }) => guestCountry) ?? []),
    ...(hosts?.nodes.map(({ hostCountry }) => hostCountry) ?? []),
  ];
  return [...new Set(countries.flatMap((country) => (country ? [country.name] : [])))].toSorted((a, b) =>
    a.localeCompare(b, 'en'),
  );
}

const feedOf = (query: URLSearchParams): string => withQuery('/visits.atom', changed(query, { sort: null }));

interface FoundProps {
  data: ExplorePageQuery;
  request: PageRequest;
  site: Site;
  framing: FramingOf;
  charts: (Chart | null)[];
}

function Found({ data, request, site, framing, charts: [bars] }: FoundProps) {
  const { query, today } = request;
  const { visits, coverage } = data;
  const statuses = listedStatuses(query, data.statuses);
  return (
    <div class="explored">
      <FacetList path={PATH} query={query} facets={facetsIn(data)} />
      <div>
        {visits.totalCount === 0 && <NoneHere coverage={coverage} none="" />}
        <PerhapsOutside visits={visits.nodes} query={query} />
        {visits.nodes.length > 0 && (
          <VisitsTable
            id="list"
            visits={visits.nodes}
            framing={framing('Visits', 'One line per visit.')}
            files={[
              ...listFiles(site, 'visits', visitWhere(query), visitOrder(query)),
              { name: 'feed (Atom)', url: feedOf(query) },
            ]}
            today={today}
            foundIn={foundIn(visits.nodes, searchWords(query) ?? '')}
          >
            {visits.totalCount > 1 && <Sorting query={query} />}
          </VisitsTable>
        )}
        <Paging
          label="Pages of the list"
          path={PATH}
          query={query}
          shown={visits.nodes.length}
          connection={visits}
          announced={statuses && countAnnounced(statuses)}
        />
        <ChartFigure chart={bars ?? null} class="bars" query={query} />
      </div>
    </div>
  );
}

/** A link to the visits that began on the dates in the search words, which search does not read. */
function DatesInWords({ query }: { query: URLSearchParams }) {
  const fields = datesInWords(searchWords(query)!);
  if (!fields) return null;
  const [since, until] = [fields.since, fields.until].map((date) => date && dateLabel(date));
  const within = !since ? `on or before ${until}` : !until ? `on or after ${since}` : `from ${since} to ${until}`;
  return (
    <p class="aside">
      Search finds single days and years, and other dates only as words.{' '}
      <a href={withQuery(PATH, changed(query, { ...fields }))}>Visits that began {since === until ? `in ${since}` : within}</a>
    </p>
  );
}

interface SuggestedProps {
  query: URLSearchParams;
  suggested: ExplorePageQuery['suggested'] | undefined;
}

/** People and countries that the search words may mean, with links that filter by them instead of the words. */
function Suggested({ query, suggested }: SuggestedProps) {
  const objects = suggestedObjects(suggested, searchWords(query) ?? '');
  if (objects.length === 0) return null;
  const others = changed(query, { q: null, sort: null });
  const isAlone = Object.keys(others).length === 0; // with other filters, the counts would not match the list
  const visits = (set: Record<string, string>, { totalCount }: { totalCount: number }, words: string) =>
    totalCount > 0 && (
      <a href={withQuery(PATH, { ...others, ...set })}>
        {isAlone ? `${counted(totalCount, 'visit')} ${words}` : `visits ${words}`}
      </a>
    );
  return (
    <section class="suggested" aria-label="People and countries of this name">
      <ul class="plain">
        {objects.map((each) => {
          if (each.__typename === 'Person')
            return (
              <li key={`person ${each.slug}`}>
                <NameLink of={each} as="Person" />: {visits({ who: each.slug }, each.visits, 'with this person')}
                {' · '}
                <a href={`${personUrl(each)}#met`}>who met this person</a>
              </li>
            );
          const { slug, visitsMade: made, visitsHosted: hosted } = each;
          return (
            <li key={`country ${slug}`}>
              <NameLink of={each} as="Country" />: {visits({ guest: slug }, made, 'made')}
              {made.totalCount > 0 && hosted.totalCount > 0 && ' · '}
              {visits({ host: slug }, hosted, 'received')}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Bars by year if one page of counts holds all years, otherwise by decade. */
function barsOf(data: ExplorePageQuery, { query, today }: PageRequest, framing: FramingOf): Chart | null {
  const { years, decades, undated, kinds } = data;
  const unknownKinds = kinds ? (kinds.nodes.find(({ kind }) => kind === null)?.count ?? 0) : Infinity;
  const leftOut = ('kind' in visitWhere(query) ? unknownKinds : 0) + (undated?.totalCount ?? 0);
  const to = (set: Record<string, string | null>): string => withQuery(PATH, changed(query, set));
  if (years && years.totalCount <= years.nodes.length) {
    const link = (year: number | null) => (year === null ? null : to({ ...inYear(year), decade: null }));
    const counts = yearCounts([years, years]);
    return barChart({ id: 'years', period: YEAR, counts, leftOut, link, today, framing: framing('Visits per year') });
  }
  if (!decades || ['decade', 'since', 'until', 'dated'].some((name) => query.get(name))) return null;
  const link = (decade: number | null) => to(inDecade(decade));
  const counts = decadeCounts(decades.nodes);
  return barChart({ id: 'decades', period: DECADE, counts, leftOut, link, today, framing: framing('Visits per decade') });
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

/** Returns the variables that request what the search words may mean, if the limits allow another search. */
function suggestedOf(query: URLSearchParams) {
  const words = searchWords(query);
  if (words === null || isOfYears(query)) return {};
  return { suggestedBy: words, suggestedTypes: ['PERSON' as const, 'COUNTRY' as const], isSuggested: true };
}

const isOfYears = (query: URLSearchParams) => Boolean(dateParameter(query, 'since') ?? dateParameter(query, 'until'));

/** Returns the same filter for visits without a known first day, which a filter by years cannot find. */
function undatedOf(query: URLSearchParams): URLSearchParams {
  const kept = [...query].filter(([name]) => !['since', 'until', 'dated', ...PLACE].includes(name));
  return new URLSearchParams([...kept, ['dated', 'no']]);
}

/** Counts the visits on the page that may have begun outside the chosen period, since their first days are not precise. */
function PerhapsOutside({ visits, query }: { visits: ExplorePageQuery['visits']['nodes']; query: URLSearchParams }) {
  const [since, until] = [dateParameter(query, 'since'), dateParameter(query, 'until')];
  const outside = visits.filter(({ start }) => {
    if (!start) return false;
    const { earliest, latest } = start;
    return (since && (earliest === null || earliest < since.first)) || (until && (latest === null || latest > until.last));
  });
  if (outside.length === 0) return null;
  const those = counted(outside.length, 'visit');
  return <p class="aside">{those} on this page may have begun outside this period: the sources do not give the day.</p>;
}
