import { withQuery } from '../../../http/urls.js';
import { Bars, DECADE, decadeCounts, decadeScale, inDecade, isWithin, type Scale, soFarText, stacked } from '../charts/bars.js';
import { type Chart, ChartFigure } from '../charts/chart.js';
import { NameLink } from '../facts/names.js';
import { counted, NO_KIND, number } from '../words.js';
import { type CountedCountry, inCountry, ROWS, visitsFilterQuery } from './counted.js';
import { countsTable, type CountsProps, NUMBERS, shownOfAll, unknownTotal } from './counts-grid.js';
import type { FramingOf } from './explored.js';

// A small chart of each country.

/** A country with its scale. */
interface Drawn extends CountedCountry {
  scale: Scale;
  /** The country's visits, including those of unknown kind. */
  numbers: string[];
}

export interface Multiples {
  period: Pick<Scale, 'first' | 'last'>;
  drawn: Drawn[];
  /** The height of the grey bars. */
  below: number;
}

/** The size of a chart, the height of its grey bars, that of the labels below, and that of the number above. */
const [WIDTH, HEIGHT, GREY, AXIS, HEAD] = [150, 44, 14, 18, 16];
/** The number of charts per row of the picture, and the space for a chart and its label. */
const [ACROSS, ROOM] = [6, { width: 170, height: 176 }];
const LINE = 16;

/** Returns the countries with their scales; null if there is nothing to compare. */
export function multiplesOf({ data, countries }: CountsProps): Multiples | null {
  const whole = decadeScale(stacked(decadeCounts(data.decades.nodes)));
  if (!whole || whole.first === whole.last) return null;
  const period = { first: whole.first, last: whole.last };
  const drawn = countries.map((country) => {
    const decades = country.decades.filter((each) => isWithin(each, period));
    const most = Math.max(0, ...decades.map(({ count }) => count));
    const mostUnknown = Math.max(0, ...decades.map(({ unknown }) => unknown));
    const unknown = country.unknown > 0 ? [`${NO_KIND}: ${number(country.unknown)}`] : [];
    const grey = mostUnknown > 0 ? [`grey: up to ${number(mostUnknown)}`] : [];
    const numbers = [counted(country.count, 'visit'), ...unknown, ...grey];
    return { ...country, scale: { ...period, most, mostUnknown }, numbers };
  });
  return { period, drawn, below: countries.some(({ unknown }) => unknown > 0) ? GREY : 0 };
}

/** Returns the charts of all countries as one. */
export function multiplesChart(of: CountsProps, multiples: Multiples, framing: FramingOf): Chart {
  const { period, drawn } = multiples;
  return {
    id: 'countries',
    framing: framing(
      `Visits per decade by ${ROWS[of.row]}`,
      `${period.first}s to ${period.last}s. Each country has its own scale, with a number above its tallest bar.`,
      soFarText(DECADE, period.last, of.today),
      shownOfAll(of),
      unknownText(of, multiples),
    ),
    width: ACROSS * ROOM.width,
    height: Math.ceil(drawn.length / ACROSS) * ROOM.height,
    picture: drawn.map((country, index) => (
      <g key={index} transform={`translate(${(index % ACROSS) * ROOM.width} ${Math.floor(index / ACROSS) * ROOM.height})`}>
        <text class="label" y="13">
          {country.name}
        </text>
        {country.numbers.map((line, each) => (
          <text key={line} class="small" y={30 + each * LINE}>
            {line}
          </text>
        ))}
        <g transform={`translate(0 ${41 + HEAD + (multiples.below > 0 ? 2 * LINE : 0)})`}>
          <BarsOfOne of={of} country={country} below={multiples.below} />
        </g>
      </g>
    )),
    table: countsTable(of),
    alternative: NUMBERS,
  };
}

/** Explains the visits whose kind is not given, and counts those of countries that are not drawn. Empty if there are none. */
function unknownText({ data }: CountsProps, { period, drawn }: Multiples): string {
  const all = unknownTotal(data);
  if (all === 0) return '';
  const shown = drawn
    .flatMap(({ decades }) => decades)
    .reduce((sum, each) => sum + (isWithin(each, period) ? each.unknown : 0), 0);
  const undrawn = shown < all ? ` Not drawn: ${counted(all - shown, 'such visit')} of other countries or decades.` : '';
  return `Grey, below the axis, on a second scale of each country: visits whose kind is not given; some may be of this kind.${undrawn}`;
}

interface MultiplesFigureProps {
  of: CountsProps;
  multiples: Multiples;
  chart: Chart;
}

/** The charts as a list, in which each bar links to its visits. */
export function MultiplesFigure({ of, multiples: { drawn, below }, chart }: MultiplesFigureProps) {
  return (
    <ChartFigure chart={chart} class="multiples" query={of.query}>
      <ul>
        {drawn.map((country) => (
          <li key={country.country?.slug}>
            <p>
              {country.country ? <NameLink of={country.country} as="Country" /> : country.name}{' '}
              <span class="count">{country.numbers.join('; ')}</span>
            </p>
            <svg viewBox={`0 ${-HEAD} ${WIDTH} ${HEAD + HEIGHT + AXIS + below}`} aria-hidden="true">
              <BarsOfOne {...{ of, country, below }} />
            </svg>
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}

interface BarsOfOneProps {
  of: CountsProps;
  country: Drawn;
  below: number;
}

function BarsOfOne({ of: { query, today, row }, country: { country, decades, scale }, below }: BarsOfOneProps) {
  const filter = inCountry(visitsFilterQuery(query), row, country);
  return (
    <>
      <Bars
        {...{ counts: decades, period: DECADE, today, scale, below }}
        width={WIDTH}
        height={HEIGHT}
        tallestNumber="small"
        otherNumbers={null}
        link={(decade) => withQuery('/visits', { ...filter, ...inDecade(decade) })}
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
