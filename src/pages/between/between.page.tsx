import { CitePanel } from '../cite/cite-panel.js';
import { Name, Text } from '../facts/names.js';
import { NoneHere } from '../facts/none-here.js';
import { VisitsTable } from '../facts/visits-table.js';
import { BetweenPageDocument, type BetweenPageQuery } from '../generated/graphql.js';
import { page, type Site } from '../page.js';
import { Timeline, TimelineKey } from '../timeline/timeline.js';
import { YearBars, type YearPages } from '../timeline/year-bars.js';
import { betweenUrl, csvOf, withQuery } from '../urls.js';
import { byStatus, counted, number } from '../words.js';

type Country = NonNullable<BetweenPageQuery['one']>;
type Visits = BetweenPageQuery['there'];
type Counts = BetweenPageQuery['thereStatuses'];

/** Visits that one drawing can show. */
const MOST_DRAWN = 40;

export const betweenPage = page({
  route: '/between/:one/:other',
  document: BetweenPageDocument,
  variables: ({ params }) => ({ one: params['one']!, other: params['other']! }),
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

const between = (guest: Country, host: Country) => ({
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
  const { there, thereStatuses, back, backStatuses } = data;
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
          <Name of={one} as="Country" /> and <Name of={other} as="Country" />
        </h1>
        <p class="deck">{total === 0 ? 'No visits between these countries in these sources.' : `${counted(total, 'visit')}.`}</p>
      </div>
      {drawn.length > 1 && drawn.length <= MOST_DRAWN && (
        <section aria-labelledby="drawn">
          <h2 id="drawn">When</h2>
          <Timeline
            id="visits-drawn"
            spans={drawn.map((visit) => ({
              key: visit.slug,
              label: visit.title,
              start: visit.start,
              end: visit.end,
              isShort: true,
            }))}
          />
          <TimelineKey />
        </section>
      )}
      <Direction
        id="there"
        from={one}
        to={other}
        visits={there}
        coverage={data.coverage}
        statuses={thereStatuses}
        years={[data.thereEarly, data.thereLate]}
        today={today}
      />
      <Direction
        id="back"
        from={other}
        to={one}
        visits={back}
        coverage={data.coverage}
        statuses={backStatuses}
        years={[data.backEarly, data.backLate]}
        today={today}
      />
      <CitePanel title={title} url={site.origin + betweenUrl(one, other)} version={site.version} />
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

function Direction({ id, from, to, visits: { totalCount, nodes }, coverage, statuses, years, today }: DirectionProps) {
  const title = `From ${from.name} to ${to.name}`;
  const list = { guest: from.slug, host: to.slug };
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <Text>{title}</Text> <span class="count">{number(totalCount)}</span>
      </h2>
      {totalCount === 0 ? (
        <NoneHere coverage={coverage} />
      ) : (
        <>
          <p class="aside">{byStatus(statuses)}</p>
          {totalCount > MOST_DRAWN && (
            <YearBars
              years={years}
              link={(year) => withQuery('/visits', { ...list, since: year, until: year })}
              label="By the year in which they began"
            />
          )}
          <VisitsTable visits={nodes} caption={title} today={today} />
        </>
      )}
      {totalCount > nodes.length && (
        <p class="more">
          <a href={withQuery('/visits', list)}>All {counted(totalCount, 'visit')}</a>
        </p>
      )}
    </section>
  );
}
