import type { Chart } from '../charts/chart.js';
import type { Framing } from '../charts/frame.js';
import type { PanelYearsFragment } from '../generated/graphql.js';

/** A year in one direction; missing if one of the countries was not a state then. */
export type PanelYear = PanelYearsFragment['nodes'][number];

/** A small chart: the visits in one direction in up to a hundred years. */
export interface SmallChart {
  guest: string;
  host: string;
  label: string;
  from: number;
  to: number;
  years: readonly PanelYear[];
}

/** Explains the marks of the small charts. */
export const PANEL_KEY =
  'Filled dot: none, since the sources list all visits of the year. Hollow dot: none found, but the sources may be incomplete. ' +
  'Hatched: no source covers the year. Blank: one side was not a state. Thin line: from the minimum to the maximum, ' +
  'where sources disagree or the year of a visit is uncertain.';

/** Labels and ticks have room for the larger letters of a phone. */
const [WIDTH, LABEL, PLOT, AXIS] = [1000, 40, 90, 42];
const HEIGHT = LABEL + PLOT + AXIS;

interface PanelChart {
  id: string;
  charts: readonly SmallChart[];
  framing: Framing;
  /** The id of the page element that contains the numbers. */
  alternative: string;
}

/** Returns small charts, one below the other, all on the same scale. Null if there is no year to draw. */
export function panelChart({ id, charts, framing, alternative }: PanelChart): Chart | null {
  const years = charts.flatMap((chart) => chart.years);
  if (years.length === 0) return null;
  const most = Math.max(1, ...years.map(({ visitsMax }) => visitsMax ?? 0));
  const longest = Math.max(...charts.map(({ from, to }) => to - from + 1));
  const hatch = `${id}-hatch`;
  return {
    ...{ id, framing, width: WIDTH, height: charts.length * HEIGHT, alternative },
    table: [
      ['year', 'guest', 'host', 'visits', 'visits_min', 'visits_max', 'covered'],
      ...charts.flatMap((chart) =>
        chart.years.map(({ year, visits, visitsMin, visitsMax, covered }) => [
          ...[year, chart.guest, chart.host, visits, visitsMin, visitsMax],
          covered.toLowerCase(),
        ]),
      ),
    ],
    picture: (
      <>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="hatch" x1="0" y1="0" x2="0" y2="6" stroke-opacity="0.35" />
          </pattern>
        </defs>
        {charts.map((chart, index) => (
          <g key={chart.label} transform={`translate(0 ${index * HEIGHT})`}>
            <text class="label" x="0" y="28">
              {chart.label}
            </text>
            <Years {...{ chart, most, step: WIDTH / longest }} fill={`url(#${hatch})`} />
          </g>
        ))}
      </>
    ),
  };
}

interface YearsProps {
  chart: SmallChart;
  /** The number that the tallest bar represents. */
  most: number;
  /** The width of a year. */
  step: number;
  /** The SVG fill of years without a known number. */
  fill: string;
}

function Years({ chart: { from, to, years }, most, step, fill }: YearsProps) {
  const base = LABEL + PLOT;
  const at = (year: number) => round((year - from) * step);
  const tall = (count: number) => round((count / most) * PLOT);
  const wide = Math.max(1, round(step * 0.8));
  return (
    <>
      {years.map(({ year, visits, visitsMin: min, visitsMax: max, covered }) => {
        const middle = round(at(year) + step / 2);
        return (
          <g key={year}>
            <title>{`${year}: ${panelYearText({ visits, visitsMin: min, visitsMax: max, covered })}`}</title>
            <line class="axis" x1={at(year)} x2={round(at(year) + step)} y1={base} y2={base} />
            {visits === null && <rect x={at(year)} y={LABEL} width={round(step)} height={PLOT} fill={fill} />}
            {visits === 0 && covered === 'YES' && <circle class="bar" cx={middle} cy={base} r="2.2" />}
            {visits === 0 && covered !== 'YES' && <circle class="possible" cx={middle} cy={base} r="2.2" fill="none" />}
            {visits !== null && visits > 0 && (
              <rect class="bar" x={round(middle - wide / 2)} y={round(base - tall(visits))} width={wide} height={tall(visits)} />
            )}
            {max !== null && min !== max && (
              <line class="possible" x1={middle} x2={middle} y1={round(base - tall(min!))} y2={round(base - tall(max))} />
            )}
          </g>
        );
      })}
      {ticks(from, to).map((year) => (
        <text
          key={year}
          class="tick"
          x={year === to ? round(at(year) + step) : at(year)}
          y={base + 28}
          text-anchor={year === to ? 'end' : 'start'}
        >
          {year}
        </text>
      ))}
    </>
  );
}

/** Returns a number of visits with what is known about it: "0, of all", "2, at most 3", "not covered". */
export function panelYearText({ visits, visitsMin, visitsMax, covered }: Omit<PanelYear, 'year'>): string {
  if (visits === null) return 'not covered';
  const open = [visitsMin === visits ? '' : `at least ${visitsMin}`, visitsMax === visits ? '' : `at most ${visitsMax}`];
  const known = { YES: '', PARTLY: 'the sources may be incomplete', NO: 'no source covers the year' }[covered];
  return [String(visits), ...open, known].filter((part) => part !== '').join(', ');
}

/** Returns the first year, every few after it, and the last. */
function ticks(from: number, to: number): number[] {
  const step = [1, 2, 5, 10, 20, 25].find((each) => (to - from) / each <= 8) ?? 50;
  const room = 0.2 * (to - from); // for two labels on a phone
  const between: number[] = [];
  for (let year = Math.ceil((from + step / 2) / step) * step; year <= to - room; year += step) between.push(year);
  return [...new Set([from, ...between, to])];
}

const round = (value: number) => Math.round(value * 10) / 10;
