import { counted, number } from '../words.js';

export interface DecadeCount {
  /** The first year; null for visits that cannot be assigned to one decade. */
  decade: number | null;
  count: number;
}

/** Whether a decade is not over. */
export const isUnderWay = (decade: number, today: string): boolean => decade + 10 > Number(today.slice(0, 4));

/** Returns the parameters of the visits of a decade. */
export const inDecade = (decade: number | null): Record<string, string> =>
  decade === null ? { dated: 'vague' } : { decade: String(decade).padStart(4, '0') };

export interface Scale {
  first: number;
  last: number;
  /** The number that the tallest bar represents. */
  most: number;
}

/** Returns the first and last decade and the largest number. Null without decades. */
export function scaleOf(counts: readonly DecadeCount[]): Scale | null {
  const decades = counts.flatMap(({ decade }) => (decade === null ? [] : [decade]));
  if (decades.length === 0) return null;
  const most = Math.max(...counts.filter(({ decade }) => decade !== null).map(({ count }) => count));
  return { first: Math.min(...decades), last: Math.max(...decades), most };
}

/** The axis has room for labels on a narrow screen. */
const [WIDTH, HEIGHT, AXIS] = [1000, 120, 38];
const WIDEST = 64;
/** Below this width in units, a decade is narrower than its label on a phone. */
const NARROW = 110;
/** The fewest decades for which a chart is drawn. */
const ENOUGH = 3;

interface Drawn {
  counts: readonly DecadeCount[];
  /** The current day. A decade that is not over is drawn differently. */
  today: string;
  /** Returns the address of the visits with these parameters. */
  link: (set: Record<string, string>) => string;
}

/** Numbers by decade, as bars that link to the visits. The list of decades is the text alternative. */
export function DecadeBars({ label, counts, today, link }: Drawn & { label: string }) {
  const scale = scaleOf(counts);
  if (!scale || counts.filter(({ decade }) => decade !== null).length < ENOUGH) return null;
  const { first, last, most } = scale;
  const busiest = counts.find(({ count, decade }) => decade !== null && count === most)!.decade!;
  const undated = counts.find(({ decade }) => decade === null)?.count ?? 0;
  const step = WIDTH / ((last - first) / 10 + 1);
  return (
    <figure class="bars">
      <figcaption>
        {label}. Most in the {busiest}s: {number(most)}.{isUnderWay(last, today) && ` Pale: the ${last}s so far.`}
        {undated > 0 && ` The decade of ${counted(undated, 'visit')} is not known.`}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + AXIS}`} aria-hidden="true">
        <Bars {...{ counts, today, scale, link }} width={WIDTH} height={HEIGHT} />
        <line class="axis" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {labelled(first, last).map((decade) => (
          <text key={decade} class="tick" y={HEIGHT + 6} {...labelAt((decade - first) / 10, step)}>
            {' '}
            {decade}s
          </text>
        ))}
      </svg>
    </figure>
  );
}

/** Centers a label below its bar. The first label of narrow bars is aligned with the left edge, which would cut it off. */
const labelAt = (index: number, step: number) =>
  index === 0 && step < NARROW ? { x: 0, 'text-anchor': 'start' } : { x: round((index + 0.5) * step), 'text-anchor': 'middle' };

/** Returns at most eight evenly spaced decades, so that their labels have room. */
function labelled(first: number, last: number): number[] {
  const decades = Array.from({ length: (last - first) / 10 + 1 }, (_, index) => first + 10 * index);
  const every = Math.ceil(decades.length / 8);
  return decades.filter((_, index) => index % every === 0);
}

interface BarsProps extends Drawn {
  scale: Scale;
  width: number;
  height: number;
}

/** Only the bars, on a scale that several charts may share. */
export function Bars({ counts, today, scale: { first, last, most }, width, height, link }: BarsProps) {
  const step = width / ((last - first) / 10 + 1);
  const wide = Math.max(1, Math.min(step * 0.8, WIDEST));
  return (
    <>
      {counts.map(({ decade, count }) => {
        if (decade === null) return null;
        const soFar = isUnderWay(decade, today);
        const tall = Math.max(1.5, (count / most) * height);
        return (
          <a key={decade} href={link(inDecade(decade))} tabIndex={-1}>
            <rect
              class={soFar ? 'bar so-far' : 'bar'}
              x={round(((decade - first) / 10) * step + (step - wide) / 2)}
              y={round(height - tall)}
              width={round(wide)}
              height={round(tall)}
            >
              <title>{`${decade}s${soFar ? ' so far' : ''}: ${number(count)}`}</title>
            </rect>
          </a>
        );
      })}
    </>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
