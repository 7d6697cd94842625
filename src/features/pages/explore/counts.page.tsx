import type { ComponentChild } from 'preact';
import { capitalize } from '../../../shared/capitals.js';
import { groupBy } from '../../../shared/group-by.js';
import { barChart, Bars, DECADE, decadeCounts, decadeScale, inDecade, isWithin, type Scale, stacked } from '../charts/bars.js';
import { type Chart, CHART, ChartFigure } from '../charts/chart.js';
import { framedBy } from '../charts/frame.js';
import { countText, type Grid, gridChart, GridTable } from '../charts/grid.js';
import { busiestPeriod, certainlyFirst } from '../charts/most.js';
import { defineRest } from '../charts/rest.js';
import { NameLink, SentenceCountry, SentenceList } from '../facts/names.js';
import {
  type CountedGroupsFragment,
  CountsPageDocument,
  type CountsPageQuery,
  MoreCountsDocument,
  type VisitGroup,
  type VisitWhere,
} from '../generated/graphql.js';
import { selectedChoice } from '../lists/filters.js';
import { definePage } from '../page.js';
import { countryUrl, withQuery } from '../../../http/urls.js';
import { counted, NO_KIND, number } from '../words.js';
import { changed } from '../lists/paging.js';
import { exploredView, type FramingOf } from './explored.js';
import { namesRest } from './names.js';
import { chosenVariables, unknownKindVariables, VISIT_READS, statusesWhere, visitWhere } from './visit-filter.js';

const PATH = '/counts';
export const ROWS = { guest: 'visiting country', host: 'country visited' };
export type CountedRows = keyof typeof ROWS;
const BY: Record<CountedRows, VisitGroup[]> = { guest: ['GUEST_COUNTRY', 'DECADE'], host: ['HOST_COUNTRY', 'DECADE'] };
type Groups = CountedGroupsFragment;
type Group = Groups['edges'][number]['node'];

export const otherRow = (row: CountedRows): CountedRows => (row === 'guest' ? 'host' : 'guest');

export const countedRows = (query: URLSearchParams): CountedRows => selectedChoice(query, 'rows', ROWS) ?? 'guest';

/** Requests the groups that do not fit into one answer. */
const MORE_GROUPS = defineRest({
  document: MoreCountsDocument,
  next: (data: CountsPageQuery, { query }) => {
    const { groups, unknownGroups } = data;
    const [row, isFile] = [countedRows(query), query.get(CHART)?.endsWith('.csv')];
    const { ofUnknownKind: where } = unknownKindVariables(query);
    if ('kind' in visitWhere(query) && !unknownGroups)
      return { by: BY[row], where, after: null, isOfUnknown: true, isFirst: true };
    const after = (where: VisitWhere, all: Groups, isOfUnknown: boolean) =>
      all.pageInfo.hasNextPage ? { by: BY[row], where, after: all.edges.at(-1)!.cursor, isOfUnknown, isFirst: false } : null;
    const rest = isFile ? after(visitWhere(query), groups, false) : null;
    return rest ?? (unknownGroups ? after(unknownWhere(query, row, countriesOf(data, row)), unknownGroups, true) : null);
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
    where: visitWhere(query),
    byStatus: statusesWhere(query),
    ...framedBy(visitWhere(query)),
    after: query.get('after') || null,
    ...chosenVariables(query),
    ...unknownKindVariables(query),
  }),
  rest: [MORE_GROUPS, namesRest(({ groups }: CountsPageQuery) => groups.visitsCount)],
  view: (data, request) => {
    const { query, today } = request;
    const row = countedRows(query);
    const countries = countriesOf(data, row);
    const unknown = byCountry(data.unknownGroups?.edges ?? [], row);
    const shown = { data, query, today, row, countries, unknown };
    const of = { ...shown, scale: sharedScale(shown) };
    return exploredView({
      ...{ path: PATH, heading: `Visits by ${ROWS[row]} and decade` },
      description: 'The number of visits by country and decade, with links to the visits counted.',
      ...{ data, framed: data, request, total: data.groups.visitsCount },
      charts: (framing) => [decadesChart(of, framing), multiplesChart(of, framing), numbersChart(of, framing)],
      main: (_, charts) => <Counts {...of} charts={charts} />,
    });
  },
});

const joined = (one: Groups, next: Groups): Groups => ({ ...next, edges: [...one.edges, ...next.edges] });

/** Returns the filter for the visits of the countries shown whose kind is not given. */
function unknownWhere(query: URLSearchParams, row: CountedRows, countries: Group[][]): VisitWhere {
  const slugs = countries.flatMap(([group]) => countryIn(group!, row)?.slug ?? []);
  const country = { slug: { in: slugs } };
  const isShown = row === 'guest' ? { OR: [{ guestCountry: country }, { hasGuestCountry: false }] } : { hostCountry: country };
  return { AND: [unknownKindVariables(query).ofUnknownKind, isShown] };
}

/** Groups by country: by slug, or by the empty string for no country. */
const byCountry = (edges: Groups['edges'], row: CountedRows) =>
  groupBy(
    edges.map(({ node }) => node),
    (group) => countryIn(group, row)?.slug ?? '',
  );

/**
 * Returns the countries of a page with their numbers. Leaves out the last country if some of its numbers are on the next page.
 */
function countriesOf({ groups: { edges, pageInfo } }: CountsPageQuery, row: CountedRows): Group[][] {
  const countries = [...byCountry(edges, row).values()];
  const last = countries.at(-1);
  const isCut = pageInfo.hasNextPage && last && last.reduce((sum, { count }) => sum + count, 0) < last[0]!.countOfFirst;
  return isCut ? countries.slice(0, -1) : countries;
}

interface Props {
  data: CountsPageQuery;
  query: URLSearchParams;
  today: string;
  row: CountedRows;
  countries: Group[][];
  /** If the visits are of one kind: the visits of each country whose kind is not given. */
  unknown: ReadonlyMap<string, Group[]>;
  /** The scale that the charts of countries share; null if there is nothing to compare. */
  scale: Scale | null;
}

const unknownOf = ({ row, unknown }: Pick<Props, 'row' | 'unknown'>, groups: Group[]): Group[] =>
  unknown.get(countryIn(groups[0]!, row)?.slug ?? '') ?? [];

/** Returns only the parameters of the visit filter. */
export const visitsFilterQuery = (query: URLSearchParams) => changed(query, { rows: null, sort: null });

interface CountsProps extends Props {
  charts: (Chart | null)[];
}

function Counts({ charts, ...of }: CountsProps) {
  const { data, query, row, countries } = of;
  const { groups } = data;
  const filter = visitsFilterQuery(query);
  const other = otherRow(row);
  const [bars, multiples, table] = charts;
  const shown = countries.flat().length;
  const isLast = !groups.pageInfo.hasNextPage && shown === groups.edges.length;
  return (
    <>
      <Answer {...of} />
      <p class="aside">
        <a href={withQuery(PATH, { ...filter, rows: other })}>By {ROWS[other]}</a>. Visits of uncertain decade are left out.
      </p>
      {groups.unresolved > 0 && (
        <p class="aside">
          Of these, {counted(groups.unresolved, 'visit has', 'visits have')} a visiting country that is known only by its printed
          name. These visits are not counted for any country.
        </p>
      )}
      <ChartFigure chart={bars ?? null} class="bars" query={query} />
      <ChartFigure chart={multiples ?? null} class="multiples" query={query}>
        <ul>
          {countries.map((groups) => (
            <Multiple key={countryIn(groups[0]!, row)?.slug} groups={groups} {...of} />
          ))}
        </ul>
      </ChartFigure>
      <ChartFigure chart={table ?? null} class="bars" query={query}>
        <GridTable grid={countsGrid(of)} />
      </ChartFigure>
      {(groups.pageInfo.hasPreviousPage || !isLast) && (
        <p class="more">
          {groups.pageInfo.hasPreviousPage && <a href={withQuery(PATH, { ...filter, rows: row })}>From the start</a>}{' '}
          {!isLast && (
            <a href={withQuery(PATH, { ...filter, rows: row, after: groups.edges[shown - 1]?.cursor })}>More countries</a>
          )}
        </p>
      )}
    </>
  );
}

/** Says which countries have the most visits, and in which decade most began, unless visits of unknown kind could change that. */
function Answer({ data: { groups, decades, unknownKinds }, query, row, countries }: Props) {
  const known = countries.filter(([group]) => countryIn(group!, row) !== null);
  if (query.get('after') || known.length < 2) return null;
  const unknown = unknownTotal(unknownKinds);
  const counts = known.map(([group]) => group!.countOfFirst);
  const first = known.slice(0, certainlyFirst(counts, unknown + groups.unresolved));
  const busiest = busiestPeriod(decadeCounts(decades.nodes), decadeCounts(unknownKinds?.nodes ?? []));
  const items = first.map(([group]): ComponentChild => (
    <>
      <SentenceCountry of={countryIn(group!, row)!} /> ({number(group!.countOfFirst)})
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

/** Returns the number of visits that a filter by kind leaves out, since no source gives their kind. */
const unknownTotal = (unknownKinds: CountsPageQuery['unknownKinds']) =>
  unknownKinds?.nodes.reduce((sum, { count }) => sum + count, 0) ?? 0;

/** The table with the numbers of the charts. */
const TABLE = 'numbers';

function decadesChart({ data, query, today }: Props, framing: FramingOf): Chart | null {
  const filter = visitsFilterQuery(query);
  return barChart({
    ...{ id: 'decades', period: DECADE, counts: decadeCounts(data.decades.nodes), today },
    unknownKinds: data.unknownKinds && decadeCounts(data.unknownKinds.nodes),
    framing: framing('Visits per decade'),
    link: (decade) => withQuery('/visits', { ...filter, ...inDecade(decade) }),
  });
}

const [WIDTH, HEIGHT, GREY, AXIS] = [150, 44, 14, 18];
/** The number of charts per row of the picture, and the space for a chart and its label. */
const [ACROSS, ROOM] = [6, { width: 170, height: 116 }];

/** A country with more than this many times the visits of the next in a decade has its own scale. */
const FAR_ABOVE = 4;

function sharedScale(of: Omit<Props, 'scale'>): Scale | null {
  const whole = decadeScale(stacked(decadeCounts(of.data.decades.nodes)));
  if (!whole || whole.first === whole.last) return null;
  const largest = of.countries.map((groups) => mostOf(of, groups)).toSorted((a, b) => b - a);
  const most = largest.find((each, index) => each <= FAR_ABOVE * (largest[index + 1] ?? each));
  return { ...whole, most: most ?? whole.most };
}

const mostOf = (of: Pick<Props, 'row' | 'unknown'>, groups: Group[]): number => decadeScale(decadesOf(of, groups))?.most ?? 0;

/** The scale of a country's chart. Its grey bars always have their own. */
function scaleOf(of: Props, groups: Group[]): Scale & { isOwn: boolean } {
  const shared = of.scale!;
  const most = mostOf(of, groups);
  const unknown = decadesOf(of, groups).map((each) => (isWithin(each, shared) ? each.unknown : 0));
  return { ...shared, most: Math.max(most, shared.most), mostUnknown: Math.max(...unknown), isOwn: most > shared.most };
}

/** The numbers beside a country's name: its visits, and the number that its tallest bars represent. */
function numbersOf(of: Props, groups: Group[]): string {
  const { isOwn, most } = scaleOf(of, groups);
  const unknown = unknownOf(of, groups)[0]?.countOfFirst ?? 0;
  const notes = [isOwn ? `up to ${number(most)}` : '', unknown > 0 ? `grey ${number(unknown)}` : ''].filter(Boolean);
  return [number(groups[0]!.countOfFirst), ...notes].join(', ');
}

/** The decades of one country. */
const decadesOf = (of: Pick<Props, 'row' | 'unknown'>, groups: Group[]) =>
  stacked(decadeCounts(groups), decadeCounts(unknownOf(of, groups)));

/** Explains the visits whose kind is not given, and counts those of countries that are not drawn. Empty if there are none. */
function unknownText(of: Props): string {
  const all = unknownTotal(of.data.unknownKinds);
  if (all === 0) return '';
  const scale = of.scale!;
  const counts = of.countries.flatMap((groups) => decadesOf(of, groups));
  const drawn = counts.reduce((sum, each) => sum + (isWithin(each, scale) ? each.unknown : 0), 0);
  return `Grey, below, each on its own scale: visits whose kind is not given; some may be of this kind.${drawn < all ? ` Not drawn: ${counted(all - drawn, 'such visit')} of other countries or decades.` : ''}`;
}

/** Says how many countries the page shows, and how many visits the others have. Empty if it shows all of them. */
function shownOfAll({ data: { rows, groups }, countries }: Pick<Props, 'data' | 'countries'>): string {
  if (countries.length >= rows.totalCount) return '';
  const shown = countries.reduce((sum, [group]) => sum + group!.countOfFirst, 0);
  return `${countries.length} of ${counted(rows.totalCount, 'country', 'countries')}; the others have ${counted(groups.visitsCount - shown, 'visit')}.`;
}

/** A chart for each country. */
function multiplesChart(of: Props, framing: FramingOf): Chart | null {
  const { row, countries, scale } = of;
  if (!scale) return null;
  const hasOwn = countries.some((groups) => scaleOf(of, groups).isOwn);
  return {
    id: 'countries',
    framing: framing(
      `Visits per decade by ${ROWS[row]}`,
      `${scale.first}s to ${scale.last}s, on the same scale, up to ${counted(scale.most, 'visit')}${hasOwn ? ', unless another number is given' : ''}.`,
      shownOfAll(of),
      unknownText(of),
    ),
    width: ACROSS * ROOM.width,
    height: Math.ceil(countries.length / ACROSS) * ROOM.height,
    picture: countries.map((groups, index) => (
      <g key={index} transform={`translate(${(index % ACROSS) * ROOM.width} ${Math.floor(index / ACROSS) * ROOM.height})`}>
        <text class="label" y="13">
          {`${nameOf(of, groups)} ${numbersOf(of, groups)}`}
        </text>
        <g transform="translate(0 24)">
          <BarsOfOne {...of} groups={groups} />
        </g>
      </g>
    )),
    table: countsTable(of),
    alternative: TABLE,
  };
}

/** The table of all countries. */
function numbersChart(of: Props, framing: FramingOf): Chart | null {
  if (of.countries.length === 0) return null;
  return gridChart(countsGrid(of), {
    id: TABLE,
    framing: framing(`Visits by ${ROWS[of.row]} and decade`, 'Numbers of visits.', shownOfAll(of)),
    table: countsTable(of),
  });
}

const nameOf = ({ row }: Pick<Props, 'row'>, groups: Group[]): string => countryIn(groups[0]!, row)?.name ?? 'No country';

const countsTable = (of: Props): Chart['table'] => {
  const hasUnknown = of.unknown.size > 0;
  return [
    [ROWS[of.row], 'decade', 'visits', ...(hasUnknown ? [NO_KIND] : [])],
    ...of.countries.flatMap((groups) =>
      decadesOf(of, groups).map(({ from, count, unknown }) => [
        ...[nameOf(of, groups), from ?? 'unknown', count],
        ...(hasUnknown ? [unknown] : []),
      ]),
    ),
  ];
};

/** The bars of one country. */
function BarsOfOne({ groups, ...of }: Props & { groups: Group[] }) {
  const { query, today, row } = of;
  const scale = scaleOf(of, groups);
  const below = of.unknown.size > 0 ? GREY : 0;
  const ofCountry = inCountry(visitsFilterQuery(query), row, countryIn(groups[0]!, row));
  return (
    <>
      <Bars
        counts={decadesOf(of, groups)}
        period={DECADE}
        {...{ today, scale }}
        width={WIDTH}
        height={HEIGHT}
        below={below}
        link={(decade) => withQuery('/visits', { ...ofCountry, ...inDecade(decade) })}
      />
      <line class="axis" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      <text class="small" y={HEIGHT + below + 14}>
        {DECADE.label(scale.first)}
      </text>
      <text class="small" x={WIDTH} y={HEIGHT + below + 14} text-anchor="end">
        {DECADE.label(scale.last)}
      </text>
    </>
  );
}

function Multiple(of: Props & { groups: Group[] }) {
  const { row, groups } = of;
  const country = countryIn(groups[0]!, row);
  return (
    <li>
      <p>
        {country ? <NameLink of={country} as="Country" /> : 'No country'} <span class="count">{numbersOf(of, groups)}</span>
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + AXIS + (of.unknown.size > 0 ? GREY : 0)}`} aria-hidden="true">
        <BarsOfOne {...of} />
      </svg>
    </li>
  );
}

/** Returns the parameters for one country's visits. A former state counts as a separate country. */
export function inCountry(
  filter: Record<string, string>,
  row: CountedRows,
  country: { slug: string } | null,
): Record<string, string> {
  const { states, ...others } = filter;
  if (!country) return { ...others, states: 'none' };
  return { ...others, [row]: country.slug, ...(states === 'sovereign' && { states }) };
}

/** Returns a row of counts for each country: all its visits, then its visits in each decade. */
function countsGrid(of: Props): Grid {
  const { data, query, row, countries } = of;
  const filter = visitsFilterQuery(query);
  const unknownKinds = new Map(data.unknownKinds?.nodes.map(({ decade, count }) => [decade, count]));
  const columns = [...new Set([...data.decades.nodes.map(({ decade }) => decade), ...unknownKinds.keys()])].toSorted(
    (a, b) => (a ?? Infinity) - (b ?? Infinity),
  );
  const allUnknown = [...unknownKinds.values()].reduce((sum, count) => sum + count, 0);
  const rowOf = (
    head: { label: string; url?: string },
    all: number,
    filters: Record<string, string>,
    inDecades: typeof unknownKinds,
    unsaid?: Group,
  ) => {
    const cells = columns.map((decade) => {
      const count = inDecades.get(decade);
      return count === undefined ? null : { count, url: withQuery('/visits', { ...filters, ...inDecade(decade) }) };
    });
    // As text, totals do not affect the shades of the other numbers.
    const total = (count: number, kind = {}) => ({ count: number(count), url: withQuery('/visits', { ...filters, ...kind }) });
    const ofUnknown = unsaid ? total(unsaid.countOfFirst, { kind: 'none' }) : null;
    return { ...head, cells: [total(all), ...(allUnknown > 0 ? [ofUnknown] : []), ...cells] };
  };
  const rows = countries.map((groups) => {
    const country = countryIn(groups[0]!, row);
    const head = { label: country?.name ?? 'No country', ...(country && { url: countryUrl(country) }) };
    const inDecades = new Map(groups.map(({ decade, count }) => [decade, count]));
    return rowOf(head, groups[0]!.countOfFirst, inCountry(filter, row, country), inDecades, unknownOf(of, groups)[0]);
  });
  const unknown = rowOf({ label: capitalize(NO_KIND) }, allUnknown, { ...filter, kind: 'none' }, unknownKinds);
  const unshaded = { ...unknown, cells: unknown.cells.map((cell) => cell && { ...cell, count: countText(cell) }) };
  return {
    ...{ caption: 'Numbers of visits', corner: row === 'guest' ? 'From' : 'To' },
    heads: [
      ...['All', ...(allUnknown > 0 ? [capitalize(NO_KIND)] : [])],
      ...columns.map((decade) => (decade === null ? 'decade not known' : `${decade}s`)),
    ].map((label) => ({ label })),
    rows: allUnknown > 0 ? [...rows, unshaded] : rows,
  };
}

export function countryIn<Country>(of: { guestCountry: Country; hostCountry: Country }, row: CountedRows): Country {
  return row === 'guest' ? of.guestCountry : of.hostCountry;
}
