import type { ComponentChild } from 'preact';
import { barChart, DECADE, decadeCounts, inDecade } from '../charts/bars.js';
import { type Chart, CHART, ChartFigure } from '../charts/chart.js';
import { framedBy } from '../charts/frame.js';
import { GridTable } from '../charts/grid.js';
import { busiestPeriod, certainlyFirst } from '../charts/most.js';
import { defineRest } from '../charts/rest.js';
import { SentenceCountry, SentenceList } from '../facts/names.js';
import {
  type CountedGroupsFragment,
  CountsPageDocument,
  type CountsPageQuery,
  MoreCountsDocument,
  type VisitGroup,
  type VisitWhere,
} from '../generated/graphql.js';
import { countriesMeantRest } from '../lists/country-choices.js';
import { definePage } from '../page.js';
import { withQuery } from '../../../http/urls.js';
import { counted, number } from '../words.js';
import { countedCountries, type CountedRows, countedRows, otherRow, ROWS, visitsFilterQuery } from './counted.js';
import { countsGrid, type CountsProps, numbersChart, unknownTotal } from './counts-grid.js';
import { exploredView, type FramingOf } from './explored.js';
import { multiplesChart, MultiplesFigure, multiplesOf } from './multiples.js';
import { filterNotes, meantRest, namesRest } from './names.js';
import { chosenVariables, unknownKindVariables, VISIT_READS, countedWhere, statusesWhere } from './visit-filter.js';

const PATH = '/counts';
const BY: Record<CountedRows, VisitGroup[]> = { guest: ['GUEST_COUNTRY', 'DECADE'], host: ['HOST_COUNTRY', 'DECADE'] };

/** Requests the groups that do not fit into one answer. */
const MORE_GROUPS = defineRest({
  document: MoreCountsDocument,
  next: (data: CountsPageQuery, { query }) => {
    const { groups, unknownGroups } = data;
    const [row, isFile] = [countedRows(query), query.get(CHART)?.endsWith('.csv')];
    const { ofUnknownKind: where } = unknownKindVariables(query);
    if ('kind' in countedWhere(query) && !unknownGroups)
      return { by: BY[row], where, after: null, isOfUnknown: true, isFirst: true };
    const after = (where: VisitWhere, all: CountedGroupsFragment, isOfUnknown: boolean) =>
      all.pageInfo.hasNextPage ? { by: BY[row], where, after: all.edges.at(-1)!.cursor, isOfUnknown, isFirst: false } : null;
    const rest = isFile ? after(countedWhere(query), groups, false) : null;
    return rest ?? (unknownGroups ? after(unknownWhere(query, row, data), unknownGroups, true) : null);
  },
  add: (data, { groups, unknownGroups, unknownKinds }) => ({
    ...data,
    ...(unknownKinds && { unknownKinds }),
    ...(groups && { groups: { ...data.groups, ...joined(data.groups, groups) } }),
    ...(unknownGroups && { unknownGroups: data.unknownGroups ? joined(data.unknownGroups, unknownGroups) : unknownGroups }),
  }),
});

/** The filtered visits by country and decade. Each number links to the visits that it counts. */
export const countsPage = definePage({
  route: PATH,
  document: CountsPageDocument,
  reads: [...VISIT_READS, 'rows'],
  variables: ({ query }) => ({
    by: BY[countedRows(query)],
    byRow: BY[countedRows(query)].slice(0, 1),
    where: countedWhere(query),
    byStatus: statusesWhere(query),
    ...framedBy(countedWhere(query)),
    after: query.get('after') || null,
    ...chosenVariables(query),
    ...unknownKindVariables(query),
  }),
  rest: [
    MORE_GROUPS,
    countriesMeantRest<CountsPageQuery>(),
    filterNotes(({ groups }: CountsPageQuery) => groups.visitsCount),
    meantRest<CountsPageQuery>(),
    namesRest(({ groups }: CountsPageQuery) => groups.visitsCount),
  ],
  view: (data, request) => {
    const { query, today } = request;
    const row = countedRows(query);
    const of = { data, query, today, row, countries: countedCountries(data, row) };
    const multiples = multiplesOf(of);
    return exploredView({
      ...{ path: PATH, heading: `Visits by ${ROWS[row]} and decade` },
      description: 'The number of visits by country and decade, with links to the visits counted.',
      ...{ data, framed: data, request, total: data.groups.visitsCount },
      charts: (framing) => [
        decadesChart(of, framing),
        multiples && multiplesChart(of, multiples, framing),
        numbersChart(of, framing),
      ],
      main: (_, [bars, small, table]) => (
        <>
          <Summary {...of} />
          <ChartFigure chart={bars ?? null} class="bars" query={query} />
          {multiples && small && <MultiplesFigure of={of} multiples={multiples} chart={small} />}
          <ChartFigure chart={table ?? null} class="bars" query={query}>
            <GridTable grid={countsGrid(of)} />
          </ChartFigure>
          <OtherPages {...of} />
        </>
      ),
    });
  },
});

const joined = (one: CountedGroupsFragment, next: CountedGroupsFragment): CountedGroupsFragment => ({
  ...next,
  edges: [...one.edges, ...next.edges],
});

/** Returns the filter for the visits of the countries shown whose kind is not given. */
function unknownWhere(query: URLSearchParams, row: CountedRows, data: CountsPageQuery): VisitWhere {
  const slugs = countedCountries(data, row).flatMap(({ country }) => country?.slug ?? []);
  const country = { slug: { in: slugs } };
  const isShown = row === 'guest' ? { OR: [{ guestCountry: country }, { hasGuestCountry: false }] } : { hostCountry: country };
  return { AND: [unknownKindVariables(query).ofUnknownKind, isShown] };
}

function decadesChart({ data, query, today }: CountsProps, framing: FramingOf): Chart | null {
  const filter = visitsFilterQuery(query);
  return barChart({
    ...{ id: 'decades', period: DECADE, counts: decadeCounts(data.decades.nodes), today },
    unknownKinds: data.unknownKinds && decadeCounts(data.unknownKinds.nodes),
    framing: framing('Visits per decade'),
    link: (decade) => withQuery('/visits', { ...filter, ...inDecade(decade) }),
  });
}

function Summary(of: CountsProps) {
  const { data, query, row } = of;
  const { unresolved } = data.groups;
  const other = otherRow(row);
  return (
    <>
      <Answer {...of} />
      <p class="aside">
        <a href={withQuery(PATH, { ...visitsFilterQuery(query), rows: other })}>By {ROWS[other]}</a>
      </p>
      {unresolved > 0 && (
        <p class="aside">
          Of these, {counted(unresolved, 'visit has', 'visits have')} a visiting country that is known only by its printed name.
          These visits are not counted for any country.
        </p>
      )}
    </>
  );
}

function OtherPages({ data: { groups }, query, row, countries }: CountsProps) {
  const parameters = { ...visitsFilterQuery(query), rows: row };
  const shown = countries.reduce((sum, country) => sum + country.groups, 0);
  const isLast = !groups.pageInfo.hasNextPage && shown === groups.edges.length;
  if (!groups.pageInfo.hasPreviousPage && isLast) return null;
  return (
    <p class="more">
      {groups.pageInfo.hasPreviousPage && <a href={withQuery(PATH, parameters)}>From the start</a>}{' '}
      {!isLast && <a href={withQuery(PATH, { ...parameters, after: groups.edges[shown - 1]?.cursor })}>More countries</a>}
    </p>
  );
}

/** Says which countries have the most visits, and in which decade most began, unless visits of unknown kind could change that. */
function Answer({ data, query, row, countries }: CountsProps) {
  const { groups, decades, unknownKinds } = data;
  const known = countries.flatMap(({ country, count }) => (country ? [{ country, count }] : []));
  if (query.get('after') || known.length < 2) return null;
  const unknown = unknownTotal(data);
  const counts = known.map(({ count }) => count);
  const first = known.slice(0, certainlyFirst(counts, unknown + groups.unresolved));
  const busiest = busiestPeriod(decadeCounts(decades.nodes), decadeCounts(unknownKinds?.nodes ?? []));
  const items = first.map(({ country, count }): ComponentChild => (
    <>
      <SentenceCountry of={country} /> ({number(count)})
    </>
  ));
  const doubtful = [items.length === 0 && 'which countries', !busiest && 'which decade'].filter(Boolean).join(' and ');
  return (
    <p>
      {items.length > 0 && (
        <>
          Of these {counted(groups.visitsCount, 'visit')}, the largest {items.length === 1 ? 'number was' : 'numbers were'}{' '}
          {row === 'guest' ? 'from' : 'to'} <SentenceList items={items} />.{' '}
        </>
      )}
      {busiest && `The busiest decade was the ${busiest.from}s: ${number(busiest.count)}. `}
      {unknown > 0 &&
        doubtful !== '' &&
        `The kind of ${counted(unknown, 'other visit')} is not given, so it is not known ${doubtful} had the most.`}
    </p>
  );
}
