import { capitalize } from '../../../shared/capitals.js';
import { groupBy } from '../../../shared/group-by.js';
import { type Covered, coverageInYear } from '../../panel/coverage.js';
import { withArticle } from '../../counts/scope.js';
import { AllOf, Section } from '../layout/section.js';
import { defineRest } from '../charts/rest.js';
import { inYear, omittedYears, yearCounts, type YearPages } from '../charts/bars.js';
import { CHART, type Chart, ChartFigure } from '../charts/chart.js';
import { type Framing, latestStart, visitSources } from '../charts/frame.js';
import { type Grid, gridChart, type GridCell, GridTable } from '../charts/grid.js';
import { everCovered, statedCoverage } from '../facts/covered.js';
import { NameLink, SentenceCountry, Text } from '../facts/names.js';
import { NoVisits } from '../facts/none-here.js';
import { NotedMeetings, notedWhere } from '../facts/noted-meetings.js';
import { Note, type Noted, notesRest } from '../facts/note.js';
import { CalledOffVisits, visitsFile, VisitsTable } from '../facts/visits-table.js';
import {
  BetweenPageDocument,
  type BetweenPageQuery,
  type CountedSourcesFragment,
  type EventWhere,
  MoreDrawnDocument,
  type MoreDrawnQuery,
  PairMetDocument,
  type PairMetQuery,
  type StatusesFragment,
} from '../generated/graphql.js';
import { definePage, type PageRequest, type Site } from '../page.js';
import { daysKey, timelineChart } from '../timeline/timeline.js';
import { personUrl, visitUrl, withQuery } from '../../../http/urls.js';
import { betweenUrl, csvUrl, panelUrl } from '../urls.js';
import {
  byStatus,
  CALLED_OFF,
  counted,
  countAnnounced,
  countHeld,
  headingCount,
  NOT_CALLED_OFF,
  number,
  TOOK_PLACE,
  withAnnounced,
} from '../words.js';

type BetweenData = BetweenPageQuery & Partial<PairMetQuery> & Noted;
type Country = NonNullable<BetweenPageQuery['one']>;
type Visits = BetweenPageQuery['there'];

export const betweenPage = definePage({
  route: '/between/:one/:other',
  document: BetweenPageDocument,
  reads: [CHART],
  variables: ({ params }) => {
    const { one, other, there, back } = directionsIn(params);
    const met: EventWhere = {
      ...TOOK_PLACE,
      AND: [one, other].map(({ slug }) => ({ participant: { person: { country: { slug: { equals: slug } } } } })),
    };
    return {
      ...{ one: one.slug, other: other.slug, there, back, madeThere: { ...there, ...MADE }, madeBack: { ...back, ...MADE } },
      met,
      calledOff: { OR: [there, back].map((where) => ({ ...where, status: CALLED_OFF })) },
      ...{ thereNoted: notedWhere(listQuery(one, other)), backNoted: notedWhere(listQuery(other, one)) },
    };
  },
  rest: [
    drawnRest('there'),
    drawnRest('back'),
    defineRest({
      document: PairMetDocument,
      next: ({ one, other, recorded }: BetweenData, { params }) => {
        if (!one || !other || recorded) return null;
        const { there, back } = directionsIn(params);
        const met = { delegate: { side: 'HOST' as const, capacity: ['MET' as const] } };
        const others = { delegate: { side: 'GUEST' as const, capacity: ['MEMBER' as const, 'SPOUSE' as const] } };
        return { where: { OR: [there, back], ...TOOK_PLACE, ...met, NOT: others }, made: { OR: [there, back], ...MADE } };
      },
      add: (data, met: PairMetQuery): BetweenData => ({ ...data, ...met }),
    }),
    notesRest(({ one, other }: BetweenPageQuery, { params }) => {
      const { there, back } = directionsIn(params);
      return one && other && { OR: [there, back] };
    }),
  ],
  view: (data, request, site) => {
    const { one, other } = data;
    if (!one || !other) return { missing: 'country' };
    const of = { one, other, data, request, site };
    const [years, met] = [yearsGrid(of), metGrid(of)];
    const charts = { lanes: lanesChart(of), years: yearsChart(of, years), met: metChart(of, met) };
    const sorted = [one, other].toSorted((a, b) => (a.slug < b.slug ? -1 : 1)) as [Country, Country];
    return {
      title: `Visits between ${one.name} and ${other.name}`,
      description: `Official visits between ${withArticle(one.name)} and ${withArticle(other.name)}, made, planned and proposed.`,
      canonical: betweenUrl(...sorted),
      file: csvUrl('visits', { OR: [between(one, other), between(other, one)] }),
      charts: Object.values(charts),
      cite: { title: `Visits between ${one.name} and ${other.name}`, path: betweenUrl(one, other) },
      main: () => <BetweenMain {...of} {...{ charts, years, met }} />,
    };
  },
});

const between = (guest: { slug: string }, host: { slug: string }) => ({
  guestCountry: { slug: { equals: guest.slug } },
  hostCountry: { slug: { equals: host.slug } },
  ...NOT_CALLED_OFF,
});

function directionsIn(params: PageRequest['params']) {
  const [one, other] = [{ slug: params['one']! }, { slug: params['other']! }];
  return { one, other, there: between(one, other), back: between(other, one) };
}

/** The maximum number of visits that are drawn in one direction, besides the latest ones. */
const MOST_DRAWN = 1_000;

/** Requests the visits in one direction that are drawn but not listed. */
function drawnRest(direction: 'there' | 'back') {
  const name = `${direction}First` as const;
  return defineRest({
    document: MoreDrawnDocument,
    next: (data: BetweenPageQuery, { params }) => {
      const { pageInfo, nodes } = data[name];
      const isWhole = !pageInfo.hasNextPage || nodes.length >= MOST_DRAWN;
      return isWhole ? null : { where: directionsIn(params)[direction], after: pageInfo.endCursor! };
    },
    add: (data, { visits }: MoreDrawnQuery) => ({
      ...data,
      [name]: { ...visits, nodes: [...data[name].nodes, ...visits.nodes] },
    }),
  });
}

/** Returns the parameters for the list of visits in one direction. */
const listQuery = (guest: { slug: string }, host: { slug: string }) => ({ guest: guest.slug, host: host.slug });

/** The visits that are counted by year, as in a panel. */
const MADE = { status: ['COMPLETED' as const] };

interface Props {
  one: Country;
  other: Country;
  data: BetweenData;
  request: PageRequest;
  site: Site;
}

type DrawnVisit = BetweenPageQuery['thereFirst']['nodes'][number];

/** Returns the visits in one direction: all of them, unless there are more than `MOST_DRAWN`. The latest are always included. */
const drawnVisits = (oldest: BetweenPageQuery['thereFirst'], newest: Visits): DrawnVisit[] => [
  ...new Map([...oldest.nodes, ...newest.nodes].map((visit) => [visit.slug, visit])).values(),
];

const drawnIn = ({ there, back, thereFirst, backFirst }: BetweenPageQuery) => [
  ...drawnVisits(thereFirst, there),
  ...drawnVisits(backFirst, back),
];

function framingOf(
  title: string,
  notes: readonly string[],
  counts: CountedSourcesFragment,
  visits: readonly Pick<DrawnVisit, 'status' | 'start'>[],
): Framing {
  return { title: `${title}.`, notes, sources: visitSources(counts, latestStart(visits)) };
}

/** Returns the sources of the visits in both directions, the one with the most visits first. At most 100 of each are known. */
function sourcesOf({ thereSources, backSources }: BetweenData): CountedSourcesFragment {
  const all = [...groupBy([...thereSources.nodes, ...backSources.nodes], ({ source }) => source!.slug).values()];
  const sum = (nodes: readonly { count: number }[]) => nodes.reduce((total, { count }) => total + count, 0);
  const nodes = all.toSorted((a, b) => sum(b) - sum(a)).map(([first]) => first!);
  return { totalCount: Math.max(nodes.length, thereSources.totalCount, backSources.totalCount), nodes };
}

/** Returns the number of completed visits. */
const made = ({ nodes }: StatusesFragment): number => nodes.find(({ status }) => status === 'COMPLETED')?.count ?? 0;

const directionOf = (from: Country, to: Country) => `from ${withArticle(from.name)} to ${withArticle(to.name)}`;
/** Whether a source covers any visit of one country to another, or a visit is stored. */
const isCovered = ({ data, request }: Props, from: Country, to: Country, stored: number): boolean =>
  stored > 0 || everCovered(data.coverage, request.today)(from.slug, to.slug) !== 'NO';

/** Returns the number of visits in one direction, or says that no source covers them. */
function visitsText(of: Props, from: Country, to: Country, count: number, announced = 0): string {
  const visits = isCovered(of, from, to, count) ? counted(count, 'visit') : 'no source covers visits';
  return withAnnounced(`${visits} ${directionOf(from, to)}`, announced);
}

const bothOf = ({ one, other }: Props) => `${withArticle(one.name)} and ${withArticle(other.name)}`;

/** Returns all visits on one axis, with one lane for each direction. */
function lanesChart(of: Props): Chart | null {
  const { one, other, data } = of;
  const { there, back, thereFirst, backFirst, thereStatuses, backStatuses } = data;
  const lanes = [
    { label: capitalize(directionOf(one, other)), newest: there, oldest: thereFirst },
    { label: capitalize(directionOf(other, one)), newest: back, oldest: backFirst },
  ].map(({ label, newest, oldest }) => {
    const visits = drawnVisits(oldest, newest);
    const spans = visits.flatMap(({ start, end, ...visit }) =>
      start ? [{ start, end: end ?? start, url: visitUrl(visit) }] : [],
    );
    return { label, spans, left: newest.totalCount - visits.length, undated: visits.length - spans.length };
  });
  const sum = (name: 'left' | 'undated') => lanes.reduce((total, lane) => total + lane[name], 0);
  const [left, undated] = [sum('left'), sum('undated')];
  return timelineChart({
    ...{ id: 'visits-drawn', list: there.totalCount > 0 ? 'there' : 'back', rows: lanes, thick: 22, isFlush: true },
    framing: framingOf(
      `Visits between ${bothOf(of)}, including announced ones`,
      [
        `Above: ${visitsText(of, one, other, countHeld(thereStatuses), countAnnounced(thereStatuses))}. Below: ${visitsText(of, other, one, countHeld(backStatuses), countAnnounced(backStatuses))}.`,
        daysKey(lanes.flatMap(({ spans }) => spans)),
        undated > 0 ? `Not drawn: ${counted(undated, 'visit')} without a date.` : '',
        left > 0 ? `${counted(left, 'visit')} between the oldest and the newest are not drawn.` : '',
      ],
      sourcesOf(data),
      drawnIn(data),
    ),
  });
}

/** The visits of one year in one direction. */
interface YearOfVisits {
  year: number;
  from: Country;
  to: Country;
  /** Null if no source covers the year and no visit is stored. */
  visits: number | null;
  covered: Covered;
}

/** Returns the completed visits in each direction by year, from the first visit to the last visit or covered year. */
function visitsByYear({ one, other, data, request }: Props): YearOfVisits[][] {
  const directions = [
    { from: one, to: other, counts: yearCounts([data.thereEarly, data.thereLate]) },
    { from: other, to: one, counts: yearCounts([data.backEarly, data.backLate]) },
  ];
  const stated = statedCoverage(data.coverage);
  const known = directions.flatMap(({ counts }) => counts.flatMap(({ from }) => from ?? []));
  if (known.length === 0) return [];
  const [first, today] = [Math.min(...known), Number(request.today.slice(0, 4))];
  const years = Array.from({ length: Math.max(today, ...known) - first + 1 }, (_, index) => first + index);
  const covers = new Map(years.map((year) => [year, coverageInYear(year, stated, MADE)]));
  const rows = directions.map(({ from, to, counts }) =>
    years.map((year) => {
      const count = counts.find((each) => each.from === year)?.count ?? 0;
      const covered = covers.get(year)!(from.slug, to.slug);
      return { year, from, to, covered, visits: covered === 'NO' && count === 0 ? null : count };
    }),
  );
  const last = years.findLast((_, index) => rows.some((row) => row[index]!.visits !== null))!;
  return rows.map((row) => row.filter(({ year }) => year <= last));
}

/** Returns a row for each decade and, for each direction, a column for each year of the decade. */
function yearsGrid(of: Props): Grid & { years: YearOfVisits[] } {
  const directions = visitsByYear(of);
  const years = directions.flat();
  const decades = [...new Set(years.map(({ year }) => decadeOf(year)))];
  const digits = Array.from({ length: 10 }, (_, digit) => digit);
  return {
    years,
    caption: `Visits between ${bothOf(of)} by year`,
    corner: 'Decade',
    groups: directions.map(([{ from, to } = years[0]!]) => ({ label: capitalize(directionOf(from, to)), columns: 10 })),
    heads: directions.flatMap(() => digits.map((digit) => ({ label: String(digit) }))),
    rows: decades.map((decade) => ({
      label: `${decade}s`,
      cells: directions.flatMap((row) => digits.map((digit) => cellOf(row.find(({ year }) => year === decade + digit)))),
    })),
  };
}

const decadeOf = (year: number) => Math.floor(year / 10) * 10;

const SIGNS = { YES: 0, PARTLY: '–', NO: '?' };
const SIGNS_KEY = {
  YES: '0: none, since the sources list all visits of the year.',
  PARTLY: '–: none found, but the sources may be incomplete.',
  NO: 'Question mark: no source covers the year.',
};

/** Explains the cells without visits that occur in the table. */
function cellsKey(grid: ReturnType<typeof yearsGrid>): string {
  const cells = grid.rows.flatMap((row) => row.cells);
  const signs = Object.entries(SIGNS_KEY).filter(([covered]) => cells.some((cell) => cell?.count === SIGNS[covered as Covered]));
  const [first, last] = [grid.years[0]!.year, grid.years.at(-1)!.year];
  const isPart = grid.years.some((year) => !cellOf(year));
  const blank = `Blank: before ${first} or after ${last}${isPart ? ', or one of the countries did not exist' : ''}.`;
  return [...signs.map(([, text]) => text), cells.includes(null) ? blank : ''].join(' ');
}

function cellOf(year: YearOfVisits | undefined): GridCell | null {
  if (!year || !(existed(year.from, year) && existed(year.to, year))) return null;
  const { from, to, visits, covered } = year;
  if (!visits) return { count: SIGNS[covered] };
  const parameters = { ...listQuery(from, to), status: 'COMPLETED', ...inYear(year.year) };
  return { count: visits, url: withQuery('/visits', parameters) };
}

/** Whether a country may have existed in a year. If a visit is stored for the year, it did. */
function existed({ start, end }: Country, { year, visits }: YearOfVisits): boolean {
  const yearOf = (date: string | null | undefined, otherwise: number) => (date ? Number(date.slice(0, 4)) : otherwise);
  return visits !== null && visits > 0
    ? true
    : yearOf(start?.earliest, -Infinity) <= year && year <= yearOf(end?.latest, Infinity);
}

function yearsChart(of: Props, grid: ReturnType<typeof yearsGrid>): Chart | null {
  const { one, other, data } = of;
  if (grid.years.length === 0) return null;
  const pages: YearPages[] = [
    [data.thereEarly, data.thereLate],
    [data.backEarly, data.backLate],
  ];
  const undated = pages.flatMap(yearCounts).reduce((sum, { from, count }) => sum + (from === null ? count : 0), 0);
  return gridChart(grid, {
    id: 'years',
    table: [
      ['year', 'from', 'to', 'visits', 'covered'],
      ...grid.years.map(({ year, from, to, visits, covered }) => [year, from.name, to.name, visits, covered.toLowerCase()]),
    ],
    framing: framingOf(
      `Completed visits between ${bothOf(of)}, by the year in which they began`,
      [
        `${capitalize(visitsText(of, one, other, made(data.thereStatuses)))}; ${visitsText(of, other, one, made(data.backStatuses))}.`,
        cellsKey(grid),
        undated > 0 ? `The year of ${counted(undated, 'visit')} is not known.` : '',
        data.coverage.totalCount > data.coverage.nodes.length ? 'More sources may cover these years.' : '',
        ...pages.map(omittedYears),
      ],
      data.sourcedMade ?? sourcesOf(data),
      drawnIn(data).filter(({ status }) => status === 'COMPLETED'),
    ),
  });
}

/** Returns who met whom: a row for each of one country's people, and a column for each of the other's. */
function metGrid({ one, other, data }: Props): Grid & { pairs: Pair[] } {
  const pairs = data.met.nodes.flatMap(({ person, otherPerson, count }) =>
    person?.country?.slug === one.slug && otherPerson?.country?.slug === other.slug ? [{ person, otherPerson, count }] : [],
  );
  const columns = new Map(pairs.map(({ otherPerson }) => [otherPerson.slug, otherPerson]));
  const rows = new Map(pairs.map(({ person }) => [person.slug, person]));
  const headOf = (person: Person) => ({ label: person.name, url: personUrl(person) });
  return {
    pairs,
    caption: 'People who met, and at how many events',
    corner: `${one.name} / ${other.name}`,
    heads: [...columns.values()].map(headOf),
    rows: [...rows.values()].map((person) => ({
      ...headOf(person),
      cells: [...columns.keys()].map((slug) => {
        const pair = pairs.find((each) => each.person.slug === person.slug && each.otherPerson.slug === slug);
        return pair ? { count: pair.count } : null;
      }),
    })),
  };
}

type Person = NonNullable<BetweenPageQuery['met']['nodes'][number]['person']>;

interface Pair {
  person: Person;
  otherPerson: Person;
  count: number;
}

function metChart(of: Props, grid: ReturnType<typeof metGrid>): Chart | null {
  const { data } = of;
  if (grid.pairs.length === 0) return null;
  return gridChart(grid, {
    id: 'met',
    table: [
      ['person', 'other', 'events'],
      ...grid.pairs.map(({ person, otherPerson, count }) => [person.name, otherPerson.name, count]),
    ],
    framing: {
      title: `Who met whom: people of ${bothOf(of)}.`,
      notes: [
        'Meetings and other events that both attended, on any visit. Blank: no source names both at one event.',
        notRecorded(of),
        data.met.totalCount > data.met.nodes.length ? 'Only those who met most often are shown.' : '',
      ],
      sources: visitSources(sourcesOf(data)),
    },
  });
}

/** Says how many visits have no recorded meeting. */
function notRecorded({ one, other, data: { thereStatuses, backStatuses, meetings } }: Props): string {
  const total = countHeld(thereStatuses) + countHeld(backStatuses);
  const sides = [one.slug, other.slug];
  const onVisits = meetings.nodes.flatMap(({ visit }) =>
    visit?.guestCountry && [visit.guestCountry, visit.hostCountry].every(({ slug }) => sides.includes(slug)) ? [visit.slug] : [],
  );
  const recorded = new Set(onVisits).size;
  if (recorded === 0)
    return `Who met whom is not counted for ${total === 1 ? 'this visit: its' : `these ${number(total)} visits: their`} meetings are not recorded as separate events.`;
  const most = meetings.totalCount > meetings.nodes.length ? 'at most ' : '';
  return total > recorded
    ? `For ${most}${number(total - recorded)} of ${counted(total, 'visit')}, no meetings are recorded as events.`
    : '';
}

interface MainProps extends Props {
  charts: Record<'lanes' | 'years' | 'met', Chart | null>;
  years: Grid;
  met: Grid;
}

function BetweenMain({ charts, years, met, ...of }: MainProps) {
  const { one, other, data, request } = of;
  const { there, back, calledOff, thereStatuses, backStatuses } = data;
  const { query } = request;
  const total = there.totalCount + back.totalCount;
  const held = countHeld(thereStatuses) + countHeld(backStatuses);
  const isEverCovered = isCovered(of, one, other, total) || isCovered(of, other, one, total);
  return (
    <article>
      <div class="lead">
        <p class="kicker">Between two countries</p>
        <h1>
          <NameLink of={one} as="Country" /> and <SentenceCountry of={other} />
        </h1>
        <p class="deck">
          {total > 0 && `${withAnnounced(counted(held, 'visit'), total - held)}.`}
          {total === 0 &&
            (isEverCovered || calledOff.totalCount > 0 ? 'No visits found.' : 'No source covers visits between these countries.')}
        </p>
        {data.notes
          ?.filter(({ kind }) => kind !== 'COVERAGE' || isEverCovered)
          .map((note) => (
            <Note
              key={note.text}
              note={note}
              urlOf={(state) => betweenUrl(state, note.country?.slug === one.slug ? other : one)}
            />
          ))}
      </div>
      <ChartFigure chart={charts.lanes} class="timeline" query={query} />
      <ChartFigure chart={charts.years} class="heat" query={query}>
        <GridTable grid={years} />
      </ChartFigure>
      {held > 0 && (
        <Section id="who-met" title="Who met whom">
          {charts.met ? (
            <ChartFigure chart={charts.met} class="heat" query={query}>
              <GridTable grid={met} />
            </ChartFigure>
          ) : (
            (data.recorded?.visitsCount ?? 0) === 0 && <p>{notRecorded(of)}</p>
          )}
          <Recorded {...of} total={held} />
          <NotedMeetings
            in={[
              { query: listQuery(one, other), ...data.thereNoted, which: `${directionOf(one, other)} ` },
              { query: listQuery(other, one), ...data.backNoted, which: `${directionOf(other, one)} ` },
            ]}
          >
            Other people may be named only in notes.
          </NotedMeetings>
        </Section>
      )}
      <Direction
        {...of}
        id="there"
        from={one}
        to={other}
        visits={there}
        statuses={data.thereStatuses}
        sources={data.thereSources}
      />
      <Direction {...of} id="back" from={other} to={one} visits={back} statuses={data.backStatuses} sources={data.backSources} />
      <CalledOffVisits visits={calledOff} all={null} />
      <p>
        <a href={panelUrl({ guest: one.slug, host: other.slug })}>Visits per year, with the years that no source covers</a>
      </p>
    </article>
  );
}

/** The number of pairs of people shown. */
const MOST_PAIRS = 12;

/** Who met whom during visits, according to sources that say neither when nor where. Nobody from a third country. */
function Recorded({ one, other, data: { recorded }, total }: Props & { total: number }) {
  if (!recorded || recorded.visitsCount === 0) return null;
  const countries = [one, other].flatMap(({ slug, predecessors }) => [slug, ...predecessors.map((each) => each.slug)]);
  const pairs = recorded.nodes
    .flatMap(({ count, guest, met }) =>
      guest && met && countries.includes(met.country?.slug ?? '') ? [{ count, guest, met }] : [],
    )
    .toSorted((a, b) => b.count - a.count);
  return (
    <>
      <p class="aside">
        The sources of {number(recorded.visitsCount)} of {counted(total, 'visit')} name people whom the guests met, but may not
        name everybody.
        {pairs.length > MOST_PAIRS &&
          ` The ${MOST_PAIRS} most frequent pairs${recorded.totalCount > recorded.nodes.length ? ' among those counted' : ''}:`}
      </p>
      <ul class="plain">
        {pairs.slice(0, MOST_PAIRS).map(({ count, guest, met }) => (
          <li key={`${guest.slug} ${met.slug}`}>
            <NameLink of={guest} as="Person" /> and <NameLink of={met} as="Person" />{' '}
            <a class="count" href={withQuery('/visits', { who: guest.slug, met: met.name })}>
              {counted(count, 'visit')}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

interface DirectionProps extends Props {
  id: string;
  from: Country;
  to: Country;
  visits: Visits;
  statuses: BetweenPageQuery['thereStatuses'];
  sources: CountedSourcesFragment;
}

function Direction({ id, from, to, visits, statuses, sources, ...of }: DirectionProps) {
  const { data, request, site } = of;
  const { totalCount, nodes } = visits;
  const covered = everCovered(data.coverage, request.today)(from.slug, to.slug);
  // Without a source that covers them, it is not known that there were none.
  const isUnknown = covered === 'NO' && countHeld(statuses) === 0;
  const announced = totalCount > 0 ? `${number(totalCount)} announced` : undefined;
  const isNamed = data.calledOff.nodes.some(({ guestCountry }) => guestCountry?.slug === from.slug);
  return (
    <Section
      id={id}
      title={<Text>{capitalize(directionOf(from, to))}</Text>}
      count={isUnknown ? announced : headingCount(statuses)}
    >
      {totalCount === 0 ? (
        <NoVisits covered={covered === 'NO' && isNamed ? 'PARTLY' : covered} coverage={data.coverage} />
      ) : (
        <VisitsTable
          id={`${id}-listed`}
          visits={nodes}
          framing={framingOf(`Visits ${directionOf(from, to)}`, [`${capitalize(byStatus(statuses))}.`], sources, nodes)}
          files={visitsFile(site, between(from, to))}
          today={request.today}
          isOneWay
        />
      )}
      <AllOf of={visits} noun={['visit']} url={withQuery('/visits', listQuery(from, to))} />
    </Section>
  );
}
