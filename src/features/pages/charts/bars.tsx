import type { YearsFragment } from '../generated/graphql.js';
import { counted, NO_KIND, number } from '../words.js';
import type { Chart } from './chart.js';
import type { Framing } from './frame.js';
import { busiestPeriod, isKnown, type PeriodCount } from './most.js';

/** A year or a decade. */
interface Period {
  years: 1 | 10;
  noun: string;
  label: (from: number) => string;
  /** The minimum number of bars for which a chart is drawn. */
  least: number;
}

export const YEAR: Period = { years: 1, noun: 'year', label: String, least: 2 };
export const DECADE: Period = { years: 10, noun: 'decade', label: (from) => `${from}s`, least: 3 };

/** Whether a decade has not ended yet. */
export const isUnderWay = (decade: number, today: string): boolean => decade + 10 > Number(today.slice(0, 4));

/** Returns the parameters for a decade's visits. */
export const inDecade = (decade: number | null): Record<string, string> =>
  decade === null ? { dated: 'vague' } : { decade: String(decade).padStart(4, '0') };

/** Returns the parameters for a year's visits. */
export function inYear(year: number): Record<string, string> {
  const text = String(year).padStart(4, '0');
  return { since: text, until: text };
}

export const decadeCounts = (nodes: readonly { decade: number | null; count: number }[]): PeriodCount[] =>
  nodes.map(({ decade, count }) => ({ from: decade, count }));

/** The first and the last hundred years, which overlap if there are fewer than two hundred. */
export type YearPages = readonly [early: YearsFragment, late: YearsFragment];

export const yearCounts = (pages: YearPages): PeriodCount[] => [
  ...new Map(pages.flatMap(({ nodes }) => nodes.map(({ year, count }) => [year, { from: year, count }]))).values(),
];

/** Returns a note on the years that neither page contains. */
export function omittedYears([early, late]: YearPages): string {
  const [from, to] = [early.nodes.at(-1)?.year, late.nodes[0]?.year];
  return from && to && to - from > 1 ? `Years between ${from} and ${to} are not drawn.` : '';
}

/** A period's visits of one kind, and those whose kind is not given, which are drawn below the axis. */
export interface StackedCount extends PeriodCount {
  unknown: number;
}

export function stacked(counts: readonly PeriodCount[], unknownKinds: readonly PeriodCount[] = []): StackedCount[] {
  const periods = new Set([...unknownKinds, ...counts].map(({ from }) => from));
  const countIn = (all: readonly PeriodCount[], period: number | null) => all.find(({ from }) => from === period)?.count ?? 0;
  return [...periods].map((from) => ({ from, count: countIn(counts, from), unknown: countIn(unknownKinds, from) }));
}

export interface Scale {
  first: number;
  last: number;
  /** The numbers that the tallest bar and the longest grey bar represent. */
  most: number;
  mostUnknown: number;
}

/** Returns the scale of the periods from the first with visits to the last. Null if there is none. */
export function decadeScale(counts: readonly StackedCount[]): Scale | null {
  const periods = counts.filter(isKnown).flatMap(({ from, count }) => (count > 0 ? [from] : []));
  if (periods.length === 0) return null;
  const [first, last] = [Math.min(...periods), Math.max(...periods)];
  const drawn = counts.filter((each) => isWithin(each, { first, last }));
  const [most, mostUnknown] = [drawn.map(({ count }) => count), drawn.map(({ unknown }) => unknown)].map((all) =>
    Math.max(...all),
  );
  return { first, last, most: most!, mostUnknown: mostUnknown! };
}

export const isWithin = ({ from }: PeriodCount, { first, last }: Pick<Scale, 'first' | 'last'>): boolean =>
  from !== null && from >= first && from <= last;

/** The axis has room for labels on a narrow screen. */
const [WIDTH, AXIS] = [1000, 38];
/** The maximum height of the chart, and the height of a visit if there are few, in SVG units. */
const [TALLEST, ONE] = [120, 24];
/** The length of the longest grey bar. */
const LONGEST = 48;
const WIDEST = 64;
/** The space above the bars for their numbers, and the width of a character on a wide and on a narrow screen. */
const [HEAD, WIDE_LETTER, NARROW_LETTER] = [32, 8, 19];

interface BarChart {
  id: string;
  period: Period;
  counts: readonly PeriodCount[];
  /** The current day. A decade that is not over is drawn differently. */
  today: string;
  framing: Framing;
  /** If the visits are of one kind: each period's visits whose kind is not given. */
  unknownKinds?: readonly PeriodCount[] | undefined;
  /** The number of other visits that may belong to any of the periods. */
  leftOut?: number;
  /** Returns the URL of a period's visits; null if no filter finds them. */
  link: (from: number | null) => string | null;
}

/** Returns a bar chart of visits by year or decade. Null if there are too few bars to compare. */
export function barChart({
  id,
  period,
  counts: given,
  unknownKinds = [],
  leftOut,
  today,
  framing,
  link,
}: BarChart): Chart | null {
  const counts = stacked(given, unknownKinds);
  const isStacked = unknownKinds.length > 0;
  const known = counts.filter(isKnown).toSorted((a, b) => a.from - b.from);
  const all = [...known, ...counts.filter((each) => !isKnown(each))];
  const scale = decadeScale(counts);
  if (!scale || given.filter(isKnown).length < period.least) return null;
  const { first, last } = scale;
  const busiest = busiestPeriod(given, unknownKinds, leftOut);
  const unknown = counts.find(({ from }) => from === null)?.count ?? 0;
  const height = Math.min(TALLEST, scale.most * ONE);
  const below = scale.mostUnknown > 0 ? LONGEST : 0;
  const undrawn = counts.reduce((sum, each) => sum + (isWithin(each, scale) ? 0 : each.unknown), 0);
  const step = WIDTH / ((last - first) / period.years + 1);
  const always = ticks(first, last, period.years);
  const letters = number(scale.most).length;
  const isNumbered = letters * WIDE_LETTER <= step;
  const doubt = busiest ? '' : `, so it is not known which ${period.noun} had the most`;
  const notes = [
    busiest ? `Most in ${period.years === 1 ? '' : 'the '}${period.label(busiest.from)}: ${number(busiest.count)}.` : '',
    soFarText(period, last, today),
    ...(isStacked
      ? [
          `Grey, below, on a scale of its own up to ${number(scale.mostUnknown)}: visits whose kind is not given; some may be of this kind${doubt}.`,
        ]
      : []),
    ...(undrawn > 0 ? [`Not drawn: ${counted(undrawn, 'such visit')} of other decades.`] : []),
    unknown > 0 ? `The ${period.noun} of ${counted(unknown, 'visit')} is not known.` : '',
  ];
  return {
    id,
    framing: { ...framing, notes: [...framing.notes, ...notes] },
    width: WIDTH,
    height: HEAD + height + below + AXIS,
    table: [
      [period.noun, 'visits', ...(isStacked ? [NO_KIND] : [])],
      ...all.map(({ from, count, unknown: above }) => [from ?? 'unknown', count, ...(isStacked ? [above] : [])]),
    ],
    alternative: all.map(({ from, count, unknown: above }) => ({
      label: from === null ? `${period.noun} not known` : period.label(from),
      ...{ count, url: link(from) },
      ...(above > 0 && { note: `${NO_KIND}: ${number(above)}` }),
    })),
    picture: (
      <g transform={`translate(0 ${HEAD})`}>
        <Bars
          {...{ counts: known, period, today, scale, link, height, below }}
          width={WIDTH}
          tallestNumber="tick"
          otherNumbers={!isNumbered ? null : letters * NARROW_LETTER <= step ? 'tick' : 'tick if-wide'}
        />
        <line class="axis" x1="0" x2={WIDTH} y1={height} y2={height} />
        {everyTick(scale, period).map((from) => (
          <text
            key={from}
            class={always.includes(from) ? 'tick' : 'tick if-wide'}
            y={height + below + 6}
            dy="0.85em"
            {...tickAt(from, scale, step, period.years)}
          >
            {' '}
            {period.label(from)}
          </text>
        ))}
      </g>
    ),
  };
}

/** Explains the faint bar of the current decade. Empty if there is none. */
export const soFarText = (period: Period, last: number, today: string) =>
  period.years > 1 && isUnderWay(last, today) ? `Faint: the ${period.label(last)} so far.` : '';

interface BarsProps extends Pick<BarChart, 'period' | 'today' | 'link'> {
  counts: readonly StackedCount[];
  scale: Scale;
  width: number;
  height: number;
  /** The length of the longest grey bar. */
  below: number;
  /** The CSS class of the number above the tallest bar, or above the first of several equally tall ones. */
  tallestNumber: string;
  /** The CSS class of the numbers above the other bars. Null if there is no room for them. */
  otherNumbers: string | null;
}

/** Only the bars. */
export function Bars({ counts, period, today, scale, width, height, below, link, ...numbers }: BarsProps) {
  const { first, last, most, mostUnknown } = scale;
  const step = width / ((last - first) / period.years + 1);
  const wide = Math.max(1, Math.min(step * 0.8, WIDEST));
  const tallest = counts.find((each) => isWithin(each, scale) && each.count === most);
  return (
    <>
      {counts
        .filter(isKnown)
        .filter((each) => isWithin(each, scale))
        .map(({ from, count, unknown }) => {
          const soFar = period.years > 1 && isUnderWay(from, today);
          const tall = count === 0 ? 0 : Math.max(1.5, (count / most) * height);
          const left = ((from - first) / period.years) * step;
          const numberClass = from === tallest?.from ? numbers.tallestNumber : numbers.otherNumbers;
          return (
            <a key={from} href={link(from)!} tabIndex={-1}>
              <rect
                class={soFar ? 'bar so-far' : 'bar'}
                x={round(left + (step - wide) / 2)}
                y={round(height - tall)}
                width={round(wide)}
                height={round(tall)}
              >
                <title>{`${period.label(from)}${soFar ? ' so far' : ''}: ${number(count)}`}</title>
              </rect>
              {unknown > 0 && (
                <rect
                  class="unsaid"
                  x={round(left + (step - wide) / 2)}
                  y={height}
                  width={round(wide)}
                  height={round(Math.max(1, (unknown / mostUnknown) * below))}
                >
                  <title>{`${period.label(from)}, ${NO_KIND}: ${number(unknown)}`}</title>
                </rect>
              )}
              {count > 0 && numberClass !== null && (
                <text
                  class={numberClass}
                  {...numberAt(left + step / 2, width, number(count), numberClass)}
                  y={round(height - tall - 6)}
                >
                  {number(count)}
                </text>
              )}
            </a>
          );
        })}
    </>
  );
}

/** Returns up to nine periods with room for their labels: the first decade and every few after it, or the first and last year. */
function ticks(first: number, last: number, years: number): number[] {
  const span = last - first;
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((each) => each % years === 0 && span / each <= 7) ?? span;
  const labelled: number[] = [];
  if (years > 1) {
    for (let from = first; from <= last; from += step) labelled.push(from);
    return labelled;
  }
  const room = 0.75 * step;
  for (let from = Math.ceil((first + room) / step) * step; from <= last - room; from += step) labelled.push(from);
  return [first, ...labelled, last];
}

/** On wide screens and in files, all decades are labelled, up to this many. */
const MOST_LABELS = 20;

/** Returns the periods to label on a wide screen: every decade if there is room, otherwise as on a narrow screen. */
function everyTick({ first, last }: Scale, { years }: Period): number[] {
  const count = (last - first) / years + 1;
  if (years === 1 || count > MOST_LABELS) return ticks(first, last, years);
  return Array.from({ length: count }, (_, index) => first + index * years);
}

/** Centres a number above its bar, or as near to it as its own width allows. */
function numberAt(middle: number, width: number, text: string, name: string) {
  const half = (text.length * (name === 'tick' ? NARROW_LETTER : WIDE_LETTER)) / 2;
  return { x: round(Math.max(half, Math.min(middle, width - half))), 'text-anchor': 'middle' };
}

/** Centres a label below its bar. The first and last are aligned with the edges, which would otherwise cut them off. */
function tickAt(from: number, { first, last }: Scale, step: number, years: number) {
  const x = round(((from - first) / years + 0.5) * step);
  if (from === first && x < 55) return { x: 0, 'text-anchor': 'start' };
  return from === last && WIDTH - x < 55 ? { x: WIDTH, 'text-anchor': 'end' } : { x, 'text-anchor': 'middle' };
}

const round = (value: number) => Math.round(value * 10) / 10;
