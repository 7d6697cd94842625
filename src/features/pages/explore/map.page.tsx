import { Section } from '../layout/section.js';
import { CountedNames } from '../facts/names.js';
import { MapPageDocument, type MapPageQuery, type VisitGroup, type VisitWhere } from '../generated/graphql.js';
import { ChartFigure } from '../charts/chart.js';
import { framedBy } from '../charts/frame.js';
import { isOnMap, mapChart, type Shaded } from '../map/map.js';
import { countriesMeantRest } from '../lists/country-choices.js';
import { definePage } from '../page.js';
import { withQuery } from '../../../http/urls.js';
import { counted, countIn, number } from '../words.js';
import { changed } from '../lists/paging.js';
import {
  ALL_COUNTRIES,
  type CountedRows,
  countedRows,
  countryIn,
  inCountry,
  otherRow,
  ROWS,
  visitsFilterQuery,
} from './counted.js';
import { exploredView } from './explored.js';
import { filterNotes, meantRest, namesRest } from './names.js';
import { chosenVariables, VISIT_READS, countedWhere, statusesWhere } from './visit-filter.js';

const PATH = '/map';
const BY: Record<CountedRows, VisitGroup[]> = { guest: ['GUEST_COUNTRY'], host: ['HOST_COUNTRY'] };

/** The filtered visits on a map, by visiting country or by country visited. */
export const mapPage = definePage({
  route: PATH,
  document: MapPageDocument,
  reads: [...VISIT_READS, 'rows'],
  variables: ({ query }) => ({
    by: BY[countedRows(query)],
    byStatus: statusesWhere(query),
    ...framedBy(countedWhere(query)),
    ...halvesOf(countedWhere(query), countedRows(query)),
    ...chosenVariables(query, 16),
  }),
  rest: [countriesMeantRest<MapPageQuery>(), filterNotes(totalOf), meantRest<MapPageQuery>(), namesRest(totalOf)],
  view: (data, request) => {
    const { query } = request;
    const row = countedRows(query);
    const countries = countriesOf(data, row, query);
    const heading = `Visits by ${ROWS[row]}`;
    return exploredView({
      ...{ path: PATH, heading, what: `${heading} on a map` },
      description: 'The number of visits by country on a map, with links to the visits counted.',
      ...{ data, framed: data, request, total: totalOf(data, query) },
      charts: (framing) => [
        mapChart(countries, framing(heading, countriesText(countries, row), ...BORDERS, missingText(data)), ALL_COUNTRIES),
      ],
      main: (_, [map]) => (
        <>
          <ChartFigure chart={map ?? null} class="map" query={query} />
          <Countries {...{ countries, row, query }} />
        </>
      ),
    });
  },
});

/** Returns the number of visits on the map, from those of each status. */
function totalOf({ statuses }: MapPageQuery, query: URLSearchParams): number {
  return countIn(statuses, countedWhere(query));
}

const BORDERS = [
  'The stronger the colour, the more visits; grey: none listed here.',
  'Today’s outlines, simplified, from Natural Earth. Many borders are disputed; this map takes no side.',
];
const EARLY = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Splits the countries by first letter into two filters, since a list has a maximum number of entries. */
export function halvesOf(where: VisitWhere, row: CountedRows): { early: VisitWhere; late: VisitWhere } {
  const early = { OR: EARLY.map((letter) => ({ slug: { startsWith: letter } })) };
  const [isEarly, isLate] = [early, { NOT: early }].map((country) =>
    row === 'guest' ? { guestCountry: country } : { hostCountry: country },
  );
  return { early: { AND: [where, isEarly!] }, late: { AND: [where, isLate!] } };
}

function countriesOf({ early, lateLargest, lateSmallest }: MapPageQuery, row: CountedRows, query: URLSearchParams): Shaded[] {
  const filter = visitsFilterQuery(query);
  const countries = [early, lateLargest, lateSmallest].flatMap(({ nodes }) =>
    nodes.flatMap(({ count, guestCountry, hostCountry }) => {
      const country = countryIn({ guestCountry, hostCountry }, row);
      return country ? [{ ...country, count, url: withQuery('/visits', inCountry(filter, row, country)) }] : [];
    }),
  );
  const bySlug = new Map(countries.map((country) => [country.slug, country]));
  return [...bySlug.values()].toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en'));
}

interface Props {
  countries: Shaded[];
  row: CountedRows;
  query: URLSearchParams;
}

/** Says how many countries are neither on the map nor in the list. */
function missingText({ early, lateLargest, lateSmallest }: MapPageQuery): string {
  const left =
    lateLargest.totalCount - new Set([...lateLargest.nodes, ...lateSmallest.nodes].map((each) => JSON.stringify(each))).size;
  const missing = Math.max(0, left) + Math.max(0, early.totalCount - early.nodes.length);
  return missing > 0 ? `${counted(missing, 'country is', 'countries are')} missing from this map and its list.` : '';
}

/** Says how many countries are counted, and how many of them the map does not show. */
function countriesText(countries: readonly Shaded[], row: CountedRows): string {
  const off = countries.filter((country) => !isOnMap(country)).length;
  const all =
    row === 'guest'
      ? counted(countries.length, 'visiting country', 'visiting countries')
      : `${counted(countries.length, 'country', 'countries')} visited`;
  return `${all}${off > 0 ? `, ${number(off)} not on the map` : ''}.`;
}

function Countries({ countries, row, query }: Props) {
  const other = otherRow(row);
  const off = countries.filter((country) => !isOnMap(country));
  return (
    <>
      <p class="aside">
        <a href={withQuery(PATH, changed(query, { rows: other, sort: null }))}>By {ROWS[other]}</a>
      </p>
      {off.length > 0 && (
        <Section id="off-the-map" title="Not on the map">
          <p class="aside">Former states and places that are not drawn.</p>
          <CountedNames of={off} />
        </Section>
      )}
      {countries.length > 0 && (
        <Section id={ALL_COUNTRIES} title="All countries">
          <CountedNames of={countries} />
        </Section>
      )}
    </>
  );
}
