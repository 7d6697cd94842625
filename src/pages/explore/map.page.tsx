import { Link } from '../facts/names.js';
import { MapPageDocument, type MapPageQuery, type VisitGroup, type VisitWhere } from '../generated/graphql.js';
import { textOf } from '../lists/filters.js';
import { listReads, listView, NotShown, Searched } from '../lists/list.js';
import { isOnMap, type Shaded, WorldMap } from '../map/map.js';
import { page, type Site } from '../page.js';
import { csvOf, withQuery } from '../urls.js';
import { counted, number } from '../words.js';
import { changed } from './address.js';
import { Chips } from './chips.js';
import { chosenOf, titleOf, visitProblemsOf } from './chosen.js';
import { countryIn, filterOf, inCountry, otherRow, type Row, ROWS, rowOf } from './counts.page.js';
import { Embedded } from './embedded.js';
import { ExploreForm } from './form.js';
import { TakeAway } from './take-away.js';
import { Views } from './views.js';
import { VISIT_FIELDS, visitWhereOf } from './visit-filter.js';

/** Pixels of height in a frame. */
const FRAME = 620;
const PATH = '/map';
const BY: Record<Row, VisitGroup[]> = { guest: ['GUEST_COUNTRY'], host: ['HOST_COUNTRY'] };

/** Visits of the list's filter on a map: by the country that visits, or by the one visited. */
export const mapPage = page({
  route: PATH,
  isEmbeddable: true,
  document: MapPageDocument,
  reads: [...listReads(VISIT_FIELDS), 'rows'],
  variables: ({ query }) => ({
    by: BY[rowOf(query)],
    where: visitWhereOf(query),
    ...halvesOf(visitWhereOf(query), rowOf(query)),
    ...chosenOf(query),
  }),
  view: (data, request, site) => {
    const { query } = request;
    const row = rowOf(query);
    const problems = visitProblemsOf(query, data);
    const countries = countriesOf(data, row, query);
    const map = <WorldMap countries={countries} label={`Visits by ${ROWS[row]}`} />;
    return {
      title: titleOfMap(data, query),
      description: 'The numbers of visits by country on a map, each with the visits that it counts.',
      ...listView(PATH, request, problems, csvOf('visits', visitWhereOf(query))),
      embed: {
        height: FRAME,
        main: (
          <Embedded title={titleOfMap(data, query)} path={PATH} query={query} site={site} total={data.visits.totalCount}>
            {map}
            <Borders />
          </Embedded>
        ),
      },
      main: () => (
        <>
          <div class="lead">
            <h1>{`Visits by ${ROWS[row]}`}</h1>
          </div>
          <ExploreForm path={PATH} query={query} problems={problems} />
          <Chips path={PATH} query={query} chosen={data} />
          {problems.size > 0 ? (
            <NotShown problems={problems}>The map is</NotShown>
          ) : (
            <>
              <p class="total" role="status">
                {counted(data.visits.totalCount, 'visit')}
              </p>
              <Searched words={textOf(query, 'q') ?? ''} meant={data.meant ?? []} />
              <Views path={PATH} query={query} />
              {map}
              <Borders />
              <Countries {...{ data, countries, row, query, site }} />
            </>
          )}
        </>
      ),
    };
  },
});

const titleOfMap = (data: MapPageQuery, query: URLSearchParams) =>
  titleOf(`Visits by ${ROWS[rowOf(query)]} on a map`, query, data);

const EARLY = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The filter for the countries of the first letters, and for the others: both may have as many as are listed at once. */
function halvesOf(where: VisitWhere, row: Row): { early: VisitWhere; late: VisitWhere } {
  const early = { OR: EARLY.map((letter) => ({ slug: { startsWith: letter } })) };
  const [isEarly, isLate] = [early, { NOT: early }].map((country) =>
    row === 'guest' ? { guestCountry: country } : { hostCountry: country },
  );
  return { early: { AND: [where, isEarly!] }, late: { AND: [where, isLate!] } };
}

function countriesOf({ early, lateLargest, lateSmallest }: MapPageQuery, row: Row, query: URLSearchParams): Shaded[] {
  const filter = filterOf(query);
  const countries = [early, lateLargest, lateSmallest].flatMap(({ nodes }) =>
    nodes.flatMap(({ count, guestCountry, hostCountry }) => {
      const country = countryIn({ guestCountry, hostCountry }, row);
      return country ? [{ ...country, count, url: withQuery('/visits', inCountry(filter, row, country)) }] : [];
    }),
  );
  const bySlug = new Map(countries.map((country) => [country.slug, country]));
  return [...bySlug.values()].toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en'));
}

function Borders() {
  return (
    <p class="aside">Today’s outlines, simplified, from Natural Earth. Many borders are disputed; this map takes no side.</p>
  );
}

interface Props {
  data: MapPageQuery;
  countries: Shaded[];
  row: Row;
  query: URLSearchParams;
  site: Site;
}

function Countries({ data, countries, row, query, site }: Props) {
  const other = otherRow(row);
  const { early, lateLargest, lateSmallest } = data;
  const left =
    lateLargest.totalCount - new Set([...lateLargest.nodes, ...lateSmallest.nodes].map((each) => JSON.stringify(each))).size;
  const missing = Math.max(0, left) + Math.max(0, early.totalCount - early.nodes.length);
  const off = countries.filter(({ code }) => !isOnMap(code));
  return (
    <>
      <p class="aside">
        <a href={withQuery(PATH, changed(query, { rows: other, sort: null }))}>By {ROWS[other]}</a>
      </p>
      {off.length > 0 && (
        <section aria-labelledby="off-the-map">
          <h2 id="off-the-map">Not on the map</h2>
          <p class="aside">Former states, and others that today’s outlines do not show.</p>
          <Numbers countries={off} />
        </section>
      )}
      {countries.length > 0 && (
        <section aria-labelledby="all-countries">
          <h2 id="all-countries">All countries</h2>
          {missing > 0 && <p class="aside">{counted(missing, 'country is', 'countries are')} neither here nor on the map.</p>}
          <Numbers countries={countries} />
        </section>
      )}
      {countries.length > 0 && <TakeAway title={titleOfMap(data, query)} path={PATH} query={query} site={site} height={FRAME} />}
    </>
  );
}

function Numbers({ countries }: { countries: Shaded[] }) {
  return (
    <ul class="names plain">
      {countries.map(({ name, count, url }) => (
        <li key={url}>
          <Link to={url}>{name}</Link> <span class="count">{number(count)}</span>
        </li>
      ))}
    </ul>
  );
}
