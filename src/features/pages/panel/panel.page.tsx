import { countryUrl, withQuery } from '../../../http/urls.js';
import { betweenUrl, panelUrl } from '../urls.js';
import { withArticle } from '../../counts/scope.js';
import { FIRST_YEAR, LAST_YEAR, PANEL_CODES, type PanelCodes } from '../../panel/request.js';
import { CHART, ChartFigure } from '../charts/chart.js';
import { framedBy, visitsFraming } from '../charts/frame.js';
import { inYear } from '../charts/bars.js';
import { listCitation } from '../cite/panels.js';
import { mayHaveOthers, Note, type Noted, notesRest } from '../facts/note.js';
import { Link, Text } from '../facts/names.js';
import { PanelPageDocument, type NoteFragment, type PanelPageQuery, type PanelYearsFragment } from '../generated/graphql.js';
import { ResponsiveTable } from '../layout/table.js';
import { changed } from '../lists/paging.js';
import { definePage, type PageRequest, type Site } from '../page.js';
import { counted } from '../words.js';
import { PANEL_KEY, panelChart, panelYearText, type SmallChart } from './panel-chart.js';

/** The maximum number of years in a small chart, and on the page, which has up to two charts in each direction. */
const [MOST_YEARS, MOST] = [100, 200];
/** More than on other pages, whose operations contain further lists. */
const MOST_CONDITIONS = 24;
const MADE = { status: ['COMPLETED' as const] };

interface Asked {
  /** The slugs of the countries, the visiting one first if both are given. */
  one: string | null;
  other: string | null;
  from: number;
  to: number;
  codes: PanelCodes;
  /** Why the request is invalid. */
  problem: string | null;
}

/** Interprets the parameters. If they are invalid, the default is shown with the problem. */
function askedOf({ query, today }: PageRequest): Asked {
  const [guest, host] = [query.get('guest') || null, query.get('host') || null];
  const year = (name: string, otherwise: number) => {
    const text = query.get(name) ?? '';
    return text === '' ? otherwise : /^\d{4}$/.test(text) ? Number(text) : NaN;
  };
  const to = year('to', Number(today.slice(0, 4)));
  const from = year('from', Math.max(FIRST_YEAR, to - MOST_YEARS + 1));
  const given = query.get('codes') || 'cow';
  const codes = Object.entries(PANEL_CODES).find(([, name]) => name === given)?.[0] as PanelCodes | undefined;
  const isRange = FIRST_YEAR <= from && from <= to && to <= LAST_YEAR && to - from < MOST;
  const problem =
    guest === null && host === null
      ? 'Name a country: guest=france, host=united-states, or both.'
      : guest === host
        ? 'Name two countries, or one.'
        : codes === undefined
          ? `codes must be one of ${Object.values(PANEL_CODES).join(', ')}.`
          : isRange
            ? null
            : `from and to must be years from ${FIRST_YEAR} to ${LAST_YEAR}, in order, and at most ${MOST} years.`;
  const now = Number(today.slice(0, 4));
  return {
    ...{ one: guest ?? host, other: guest === null ? null : host, codes: codes ?? 'COW', problem },
    ...(isRange ? { from, to } : { from: now - MOST_YEARS + 1, to: now }),
  };
}

const between = (guest: string, host: string) => ({
  guestCountry: { slug: { equals: guest } },
  hostCountry: { slug: { equals: host } },
  hasHostOrganization: false,
});

function whereOf({ one, other, from, to }: Asked) {
  const of = { slug: { equals: one ?? '' } };
  const sides =
    other === null
      ? [{ guestCountry: of }, { hostCountry: of, hasHostOrganization: false }]
      : [between(one!, other), between(other, one!)];
  return { OR: sides, ...MADE, start: { gte: `${from}-01-01`, lte: `${to}-12-31` } };
}

/** Visits of a country, or between two countries, by year, as small charts: see docs/panel.md. */
export const panelPage = definePage({
  route: '/panel',
  document: PanelPageDocument,
  reads: ['guest', 'host', 'from', 'to', 'codes', CHART],
  variables: (request) => {
    const asked = askedOf(request);
    const { one, other, from, to, codes, problem } = asked;
    const middle = to - from < MOST_YEARS ? to : from + MOST_YEARS - 1;
    const isAsked = problem === null;
    return {
      ...{ one: one ?? '', other: other ?? '', host: other, isOfPair: other !== null, isAsked, isLong: isAsked && middle < to },
      ...{ unit: other === null ? ('COUNTRY_YEAR' as const) : ('DYAD_YEAR' as const), codes, from, middle, next: middle + 1, to },
      ...framedBy(whereOf(asked), MOST_CONDITIONS),
    };
  },
  rest: [
    notesRest(({ one, other }: PanelPageQuery, request) => {
      const asked = askedOf(request);
      return asked.problem === null && mayHaveOthers(one, other) ? whereOf(asked) : null;
    }),
  ],
  view: (data, request, site) => {
    const asked = askedOf(request);
    const { problem } = asked;
    if (problem !== null) {
      const main = () => <Problem text={problem} />;
      const view = { title: 'Visits by year', description: DESCRIPTION, main };
      return asked.one === null ? { ...view, canonical: '/panel' } : { ...view, status: 400, problem };
    }
    const { one, other } = data;
    if (!one || (asked.other !== null && !other)) return { missing: 'country' };
    const of = { one, other: other ?? null, asked, data, request, site };
    const chart = chartOf(of);
    const [title, canonical] = [titleOf(of), canonicalOf(request)];
    const rows = directionsOf(of).reduce((sum, { years }) => sum + years.length, 0);
    return {
      title,
      description: DESCRIPTION,
      canonical,
      cite: listCitation({ title, path: canonical }, rows, ['row', 'rows']),
      charts: [chart],
      main: () => <PanelMain {...of} chart={chart} />,
    };
  },
});

const DESCRIPTION = 'Completed visits by year, with 0 only if the sources list all visits of the year.';

type Country = NonNullable<PanelPageQuery['one']>;

interface Props {
  one: Country;
  /** Null for the visits of one country, made and received. */
  other: Country | null;
  asked: Asked;
  data: PanelPageQuery & Noted;
  request: PageRequest;
  site: Site;
}

function canonicalOf({ query }: PageRequest): string {
  return withQuery('/panel', Object.fromEntries([...query].filter(([name]) => name !== CHART)));
}

/** Returns the URL of the same panel, with another state instead of the country that a note is about. */
const panelOf =
  ({ query }: PageRequest, { country }: NoteFragment) =>
  ({ slug }: { slug: string }) =>
    withQuery('/panel', changed(query, { [query.get('guest') === country?.slug ? 'guest' : 'host']: slug, [CHART]: null }));

const titleOf = ({ one, other }: Pick<Props, 'one' | 'other'>): string =>
  other
    ? `Visits between ${withArticle(one.name)} and ${withArticle(other.name)} by year`
    : `Visits made and received by ${withArticle(one.name)}, by year`;

interface Direction {
  guest: Country | null;
  host: Country | null;
  label: string;
  years: PanelYearsFragment['nodes'];
}

function directionsOf({ one, other, data }: Props): Direction[] {
  const [name, otherName] = [withArticle(one.name), other && withArticle(other.name)];
  return [
    {
      ...{ guest: one, host: other, label: other ? `From ${name} to ${otherName}` : `Made by ${name}` },
      years: [...(data.there?.nodes ?? []), ...(data.thereLater?.nodes ?? [])],
    },
    {
      ...{ guest: other, host: one, label: other ? `From ${otherName} to ${name}` : `To ${name}` },
      years: [...(data.back?.nodes ?? []), ...(data.backLater?.nodes ?? [])],
    },
  ];
}

/** Returns a small chart for each direction and each hundred years. */
function chartOf(of: Props) {
  const { data, asked } = of;
  const { from, to, codes } = asked;
  const middle = Math.min(to, from + MOST_YEARS - 1);
  const ranges =
    middle < to
      ? [
          { from, to: middle },
          { from: middle + 1, to },
        ]
      : [{ from, to }];
  const directions = directionsOf(of);
  const charts = directions.flatMap(({ guest, host, label, years }) =>
    ranges.map((range): SmallChart => ({
      ...range,
      ...{ guest: guest?.slug ?? '', host: host?.slug ?? '', label: `${label}, ${range.from}–${range.to}` },
      years: years.filter(({ year }) => range.from <= year && year <= range.to),
    })),
  );
  const most = Math.max(0, ...charts.flatMap(({ years }) => years.map(({ visitsMax }) => visitsMax ?? 0)));
  const drawn = directions.flatMap(({ years }) => years).reduce((sum, { visits }) => sum + (visits ?? 0), 0);
  const left = data.hostsFramed.visitsCount - drawn;
  const notes = [
    `Completed visits by the year of their first day. The tallest bar: ${most}.`,
    ...[PANEL_KEY, LISTS[codes]],
    left > 0
      ? `Not drawn: ${counted(left, 'visit')} in years in which one side was not such a state, or in an unknown year.`
      : '',
  ];
  const framing = visitsFraming({ title: titleOf(of), data, where: whereOf(asked), notes, most: MOST_CONDITIONS });
  return panelChart({ id: 'panel', charts, framing, alternative: 'numbers' });
}

const LISTS: Record<PanelCodes, string> = {
  COW: 'States are those of the Correlates of War project.',
  GW: 'States are those of Gleditsch and Ward.',
  ISO3: 'States are those of ISO 3166-1, in the years in which they existed.',
};

function PanelMain({ chart, ...of }: Props & { chart: ReturnType<typeof chartOf> }) {
  const { one, other, asked, data, request, site } = of;
  const title = titleOf(of);
  const { from, to } = asked;
  const codes = asked.codes === 'COW' ? null : PANEL_CODES[asked.codes];
  const unit = other ? null : 'country-year';
  const directions = directionsOf(of);
  return (
    <article>
      <div class="lead">
        <p class="kicker">Visits per year</p>
        <h1>
          <Text>{title}</Text>
        </h1>
        <p class="deck">
          {from}–{to}.{' '}
          {other ? (
            <a href={betweenUrl(one, other)}>All visits between the two, with dates and passages</a>
          ) : (
            <a href={countryUrl(one)}>The country’s page</a>
          )}
        </p>
        {(data.notes ?? []).map((note) => (
          <Note key={note.text} note={note} urlOf={panelOf(request, note)} />
        ))}
      </div>
      {chart ? (
        <>
          <ChartFigure chart={chart} class="bars panel" query={request.query} />
          <Numbers {...{ asked, directions, title }} />
        </>
      ) : (
        <p>
          This list of states has no code for one side in these years, so there are no rows.{' '}
          <a href={panelUrl({ guest: one.slug, host: other?.slug, from, to, codes: 'iso3' })}>Use ISO 3166-1 instead</a>
        </p>
      )}
      {site.exports && (
        <p class="aside">
          The rows of the panel:{' '}
          {directions.map(({ guest, host, label }, index) => (
            <>
              {index > 0 && ', '}
              <a
                key={label}
                href={withQuery('/export/panel.csv', { unit, from, to, codes, guest: guest?.slug, host: host?.slug })}
              >
                {label} (CSV)
              </a>
            </>
          ))}
        </p>
      )}
    </article>
  );
}

/** The numbers of the picture, each with a link to the visits that it counts. */
function Numbers({ asked: { from, to }, directions, title }: { asked: Asked; directions: Direction[]; title: string }) {
  const years = Array.from({ length: to - from + 1 }, (_, index) => to - index);
  const byYear = directions.map((direction) => new Map(direction.years.map((each) => [each.year, each])));
  return (
    <details>
      <summary>Numbers by year</summary>
      <div id="numbers">
        <ResponsiveTable caption={title} heads={['Year', ...directions.map(({ label }) => label)]}>
          {years
            .filter((year) => byYear.some((each) => each.has(year)))
            .map((year) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {directions.map(({ guest, host, label }, index) => {
                  const row = byYear[index]!.get(year);
                  const listed = { guest: guest?.slug, host: host?.slug, ...inYear(year), status: 'COMPLETED' };
                  const url = row?.visitsMax ? withQuery('/visits', listed) : null;
                  return (
                    <td key={label} data-label={label}>
                      {row ? <Link to={url}>{panelYearText(row)}</Link> : 'no state'}
                    </td>
                  );
                })}
              </tr>
            ))}
        </ResponsiveTable>
      </div>
    </details>
  );
}

function Problem({ text }: { text: string }) {
  return (
    <div class="lead">
      <h1>Visits by year</h1>
      <p role="alert">{text}</p>
      <p>
        <a href="/countries">Choose a country</a>; its page links to its visits by year.
      </p>
    </div>
  );
}
