import { withQuery } from '../../../http/urls.js';
import { Bars, DECADE, decadeCounts, decadeScale, inDecade, isWithin, type Scale, soFarText, stacked } from '../charts/bars.js';
import { type Chart, ChartFigure } from '../charts/chart.js';
import { NameLink } from '../facts/names.js';
import { counted, number } from '../words.js';
import { type CountedCountry, inCountry, ROWS, visitsFilterQuery } from './counted.js';
import { countsTable, type CountsProps, NUMBERS, shownOfAll, unknownTotal } from './counts-grid.js';
import type { FramingOf } from './explored.js';

// A small chart of each country, all on the same scale.

/** A country with its scale. */
interface Drawn extends CountedCountry {
  scale: Scale;
  /** Whether the scale differs from that of the others. */
  isOwn: boolean;
  /** Its visits, and those of unknown kind, with the numbers that the tallest bars represent if these are on scales of their own. */
  numbers: string[];
}

export interface Multiples {
  shared: Scale;
  drawn: Drawn[];
  /** The height of the grey bars. */
  below: number;
}

/** The size of a chart, the height of its grey bars, and that of the labels below. */
const [WIDTH, HEIGHT, GREY, AXIS] = [150, 44, 14, 18];
/** The number of charts per row of the picture, and the space for a chart and its label. */
const [ACROSS, ROOM] = [6, { width: 170, height: 148 }];
const LINE = 16;

/** A country with more than this many times the visits of the next in a decade has its own scale. */
const FAR_ABOVE = 4;

/** Returns the countries with their scales; null if there is nothing to compare. */
export function multiplesOf({ data, countries }: CountsProps): Multiples | null {
  const whole = decadeScale(stacked(decadeCounts(data.decades.nodes)));
  if (!whole || whole.first === whole.last) return null;
  const mosts = countries.map(({ decades }) => decadeScale(decades)?.most ?? 0);
  const descending = mosts.toSorted((a, b) => b - a);
  const shared = {
    ...whole,
    most: descending.find((each, index) => each <= FAR_ABOVE * (descending[index + 1] ?? each)) ?? whole.most,
  };
  const drawn = countries.map((country, index) => {
    const [most, isOwn] = [Math.max(mosts[index]!, shared.most), mosts[index]! > shared.most];
    const unknown = country.decades.map((each) => (isWithin(each, shared) ? each.unknown : 0));
    const mostUnknown = Math.max(...unknown);
    const withTallest = (all: string, tallest: number) => (tallest > 0 ? `${all} (tallest ${number(tallest)})` : all);
    const numbers = [
      isOwn ? withTallest(number(country.count), most) : number(country.count),
      ...(country.unknown > 0 ? [withTallest(`grey: ${number(country.unknown)}`, mostUnknown)] : []),
    ];
    return { ...country, scale: { ...shared, most, mostUnknown }, isOwn, numbers };
  });
  return { shared, drawn, below: countries.some(({ unknown }) => unknown > 0) ? GREY : 0 };
}

/** Returns the charts of all countries as one. */
export function multiplesChart(of: CountsProps, multiples: Multiples, framing: FramingOf): Chart {
  const { shared, drawn } = multiples;
  const hasOwn = drawn.some(({ isOwn }) => isOwn);
  return {
    id: 'countries',
    framing: framing(
      `Visits per decade by ${ROWS[of.row]}`,
      `${shared.first}s to ${shared.last}s. The bars share a scale, up to ${counted(shared.most, 'visit')}${hasOwn ? ', but for countries with the number of their tallest bar' : ''}.`,
      soFarText(DECADE, shared.last, of.today),
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
        <g transform={`translate(0 ${multiples.below > 0 ? 41 + LINE : 41})`}>
          <BarsOfOne of={of} country={country} below={multiples.below} />
        </g>
      </g>
    )),
    table: countsTable(of),
    alternative: NUMBERS,
  };
}

/** Explains the visits whose kind is not given, and counts those of countries that are not drawn. Empty if there are none. */
function unknownText({ data }: CountsProps, { shared, drawn }: Multiples): string {
  const all = unknownTotal(data);
  if (all === 0) return '';
  const shown = drawn
    .flatMap(({ decades }) => decades)
    .reduce((sum, each) => sum + (isWithin(each, shared) ? each.unknown : 0), 0);
  const undrawn = shown < all ? ` Not drawn: ${counted(all - shown, 'such visit')} of other countries or decades.` : '';
  return `Grey, below the axis: visits whose kind is not given; some may be of this kind. Each country has its own grey scale, up to the number given as its tallest.${undrawn}`;
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
            <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + AXIS + below}`} aria-hidden="true">
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
