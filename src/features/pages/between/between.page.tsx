import { capitalize } from '../../../shared/capitals.js';
import { AllOf, Section } from '../layout/section.js';
import { barChart, inYear, omittedYears, YEAR, yearCounts, type YearPages } from '../charts/bars.js';
import { CHART, type Chart, ChartFigure } from '../charts/chart.js';
import { framedBy, visitsFraming } from '../charts/frame.js';
import { CitePanel } from '../cite/panels.js';
import { NameLink, Text } from '../facts/names.js';
import { NoneHere } from '../facts/none-here.js';
import { visitsFile, VisitsTable } from '../facts/visits-table.js';
import { BetweenPageDocument, type BetweenPageQuery } from '../generated/graphql.js';
import { definePage, type PageRequest, type Site } from '../page.js';
import { TIMELINE_KEY, timelineChart } from '../timeline/timeline.js';
import { betweenUrl, csvUrl, withQuery } from '../../../http/urls.js';
import { byStatus, counted } from '../words.js';

type Country = NonNullable<BetweenPageQuery['one']>;
type Visits = BetweenPageQuery['there'];
type Counts = BetweenPageQuery['thereStatuses'];

/** More than other pages leave for their frames, which have other lists too. */
const MOST_CONDITIONS = 20;

/** The most visits that the timeline can show. */
const MOST_DRAWN = 40;

export const betweenPage = definePage({
  route: '/between/:one/:other',
  document: BetweenPageDocument,
  reads: [CHART],
  variables: ({ params }) => {
    const [one, other] = [params['one']!, params['other']!];
    const [there, back] = [between({ slug: one }, { slug: other }), between({ slug: other }, { slug: one })];
    return { one, other, there, back, ...framedBy({ OR: [there, back] }, MOST_CONDITIONS) };
  },
  view: (data, request, site) => {
    const { one, other } = data;
    if (!one || !other) return { missing: 'country' };
    const of = { one, other, data, request, site };
    const charts = chartsOf(of);
    const sorted = [one, other].toSorted((a, b) => (a.slug < b.slug ? -1 : 1)) as [Country, Country];
    return {
      title: `Visits between ${one.name} and ${other.name}`,
      description: `Official visits between ${one.name} and ${other.name}, made, planned and proposed.`,
      canonical: betweenUrl(...sorted),
      file: csvUrl('visits', { OR: [between(one, other), between(other, one)] }),
      charts,
      main: () => <BetweenMain {...of} charts={charts} />,
    };
  },
});

const between = (guest: { slug: string }, host: { slug: string }) => ({
  guestCountry: { slug: { equals: guest.slug } },
  hostCountry: { slug: { equals: host.slug } },
});

interface Props {
  one: Country;
  other: Country;
  data: BetweenPageQuery;
  request: PageRequest;
  site: Site;
}

/** Returns the framing of visits, made in one direction or in both. */
function framingOf({ one, other, data }: Props, title: string, ...notes: string[]) {
  return visitsFraming({ title, data, where: { OR: [between(one, other), between(other, one)] }, notes, most: MOST_CONDITIONS });
}

const directionOf = (from: Country, to: Country) => `Visits from ${from.name} to ${to.name}`;

/** Returns a timeline of all visits, if they are few, and otherwise bars for each direction. */
function chartsOf(of: Props): (Chart | null)[] {
  const { one, other, data, request } = of;
  const { there, back } = data;
  const drawn = [...there.nodes, ...back.nodes]
    .filter(({ start }) => start)
    .toSorted((a, b) => ((a.start!.earliest ?? '') < (b.start!.earliest ?? '') ? -1 : 1));
  const title = `Visits between ${one.name} and ${other.name}`;
  const timeline = timelineChart({
    ...{ id: 'visits-drawn', list: there.totalCount > 0 ? 'there' : 'back' },
    rows: drawn.map(({ title, start, end }) => ({ label: title, spans: [{ start, end: end ?? start }] })),
    framing: framingOf(of, title, TIMELINE_KEY),
  });
  const bars = (id: string, [from, to]: [Country, Country], { totalCount }: Visits, years: YearPages) =>
    totalCount > MOST_DRAWN
      ? barChart({
          ...{ id, period: YEAR, counts: yearCounts(years), today: request.today },
          framing: framingOf(of, `${directionOf(from, to)}, per year`, omittedYears(years)),
          link: (year) => (year === null ? null : withQuery('/visits', { guest: from.slug, host: to.slug, ...inYear(year) })),
        })
      : null;
  return [
    drawn.length > 1 && drawn.length <= MOST_DRAWN ? timeline : null,
    bars('years-there', [one, other], there, [data.thereEarly, data.thereLate]),
    bars('years-back', [other, one], back, [data.backEarly, data.backLate]),
  ];
}

function BetweenMain({ charts, ...of }: Props & { charts: (Chart | null)[] }) {
  const { one, other, data, request, site } = of;
  const { there, back } = data;
  const [timeline, barsThere, barsBack] = charts;
  const total = there.totalCount + back.totalCount;
  return (
    <article>
      <div class="lead">
        <p class="kicker">Between two countries</p>
        <h1>
          <NameLink of={one} as="Country" /> and <NameLink of={other} as="Country" />
        </h1>
        <p class="deck">{total === 0 ? 'No visits between these countries in these sources.' : `${counted(total, 'visit')}.`}</p>
      </div>
      <ChartFigure chart={timeline ?? null} class="timeline" query={request.query} />
      <Direction {...of} id="there" from={one} to={other} visits={there} statuses={data.thereStatuses} bars={barsThere ?? null} />
      <Direction {...of} id="back" from={other} to={one} visits={back} statuses={data.backStatuses} bars={barsBack ?? null} />
      <CitePanel title={`Visits between ${one.name} and ${other.name}`} path={betweenUrl(one, other)} site={site} />
    </article>
  );
}

interface DirectionProps extends Props {
  id: string;
  from: Country;
  to: Country;
  visits: Visits;
  statuses: Counts;
  bars: Chart | null;
}

function Direction({ id, from, to, visits, statuses, bars, ...of }: DirectionProps) {
  const { data, request, site } = of;
  const { totalCount, nodes } = visits;
  return (
    <Section id={id} title={<Text>{`From ${from.name} to ${to.name}`}</Text>} count={totalCount}>
      {totalCount === 0 ? (
        <NoneHere coverage={data.coverage} />
      ) : (
        <>
          <ChartFigure chart={bars} class="bars" query={request.query} />
          <VisitsTable
            id={`${id}-listed`}
            visits={nodes}
            framing={framingOf(of, directionOf(from, to), `${capitalize(byStatus(statuses))}.`)}
            files={visitsFile(site, between(from, to))}
            today={request.today}
          />
        </>
      )}
      <AllOf of={visits} noun={['visit']} url={withQuery('/visits', { guest: from.slug, host: to.slug })} />
    </Section>
  );
}
