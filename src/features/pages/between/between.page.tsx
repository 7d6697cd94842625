import { AllOf, Section } from '../layout/section.js';
import { CitePanel } from '../cite/panels.js';
import { NameLink, Text } from '../facts/names.js';
import { NoneHere } from '../facts/none-here.js';
import { VisitsTable } from '../facts/visits-table.js';
import { BetweenPageDocument, type BetweenPageQuery } from '../generated/graphql.js';
import { definePage, type Site } from '../page.js';
import { Timeline, TimelineKey } from '../timeline/timeline.js';
import { YearBars, type YearPages } from '../timeline/year-bars.js';
import { betweenUrl, csvOf, withQuery } from '../../../http/urls.js';
import { byStatus, counted } from '../words.js';

type Country = NonNullable<BetweenPageQuery['one']>;
type Visits = BetweenPageQuery['there'];
type Counts = BetweenPageQuery['thereStatuses'];

/** The most visits that the timeline can show. */
const MOST_DRAWN = 40;

export const betweenPage = definePage({
  route: '/between/:one/:other',
  document: BetweenPageDocument,
  variables: ({ params }) => {
    const [one, other] = [params['one']!, params['other']!];
    return { one, other, there: between({ slug: one }, { slug: other }), back: between({ slug: other }, { slug: one }) };
  },
  view: (data, { today }, site) => {
    const { one, other } = data;
    if (!one || !other) return { missing: 'country' };
    const sorted = [one, other].toSorted((a, b) => (a.slug < b.slug ? -1 : 1)) as [Country, Country];
    return {
      title: `Visits between ${one.name} and ${other.name}`,
      description: `Official visits between ${one.name} and ${other.name}, made, planned and proposed.`,
      canonical: betweenUrl(...sorted),
      file: csvOf('visits', { OR: [between(one, other), between(other, one)] }),
      main: () => <BetweenMain one={one} other={other} data={data} today={today} site={site} />,
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
  today: string;
  site: Site;
}

function BetweenMain({ one, other, data, today, site }: Props) {
  const { there, back, coverage } = data;
  const of = (statuses: Counts, ...years: YearPages) => ({ statuses, years, coverage, today });
  const total = there.totalCount + back.totalCount;
  const title = `Visits between ${one.name} and ${other.name}`;
  const drawn = [...there.nodes, ...back.nodes]
    .filter(({ start }) => start)
    .toSorted((a, b) => ((a.start!.earliest ?? '') < (b.start!.earliest ?? '') ? -1 : 1));
  return (
    <article>
      <div class="lead">
        <p class="kicker">Between two countries</p>
        <h1>
          <NameLink of={one} as="Country" /> and <NameLink of={other} as="Country" />
        </h1>
        <p class="deck">{total === 0 ? 'No visits between these countries in these sources.' : `${counted(total, 'visit')}.`}</p>
      </div>
      {drawn.length > 1 && drawn.length <= MOST_DRAWN && (
        <Section id="drawn" title="When">
          <Timeline
            id="visits-drawn"
            spans={drawn.map(({ slug, title, start, end }) => ({ key: slug, label: title, start, end, isShort: true }))}
          />
          <TimelineKey />
        </Section>
      )}
      <Direction id="there" from={one} to={other} visits={there} {...of(data.thereStatuses, data.thereEarly, data.thereLate)} />
      <Direction id="back" from={other} to={one} visits={back} {...of(data.backStatuses, data.backEarly, data.backLate)} />
      <CitePanel title={title} path={betweenUrl(one, other)} site={site} />
    </article>
  );
}

interface DirectionProps {
  id: string;
  from: Country;
  to: Country;
  visits: Visits;
  coverage: BetweenPageQuery['coverage'];
  statuses: Counts;
  years: YearPages;
  today: string;
}

function Direction({ id, from, to, visits, coverage, statuses, years, today }: DirectionProps) {
  const { totalCount, nodes } = visits;
  const title = `From ${from.name} to ${to.name}`;
  const list = { guest: from.slug, host: to.slug };
  return (
    <Section id={id} title={<Text>{title}</Text>} count={totalCount}>
      {totalCount === 0 ? (
        <NoneHere coverage={coverage} />
      ) : (
        <>
          <p class="aside">{byStatus(statuses)}</p>
          {totalCount > MOST_DRAWN && (
            <YearBars
              years={years}
              link={(year) => withQuery('/visits', { ...list, since: year, until: year })}
              label="Visits per year"
            />
          )}
          <VisitsTable visits={nodes} caption={title} today={today} />
        </>
      )}
      <AllOf of={visits} noun={['visit']} url={withQuery('/visits', list)} />
    </Section>
  );
}
