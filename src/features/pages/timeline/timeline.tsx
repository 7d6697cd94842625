import type { When } from '../dates/date-text.js';

/** A row of a timeline. The list next to it has the same information. */
export interface TimelineRow {
  key: string;
  label: string;
  start: When | null;
  end: When | null;
  /** A day on which the span is known to have continued, such as 2018-03-25. Its missing end is then open. */
  heldOn?: string | null;
  /** Whether a missing end means that the span ended on its first day, as for a visit. */
  isShort?: boolean;
}

const [WIDTH, ROW, LABEL, AXIS] = [1000, 30, 15, 24];
const DAY = 86_400_000;

/** Returns a date as days since 1970; null if there is none. */
const dayOf = (date: string | null | undefined): number | null => (date ? Date.parse(`${date}T00:00:00Z`) / DAY : null);

/**
 * Spans as bars: solid for certain days, hatched for possible days, and with an arrow if the span is known to continue. Draws
 * nothing at a day that no source states.
 */
export function Timeline({ spans, id }: { spans: TimelineRow[]; id: string }) {
  const days = spans
    .flatMap(({ start, end, heldOn }) => [start?.earliest, start?.latest, end?.earliest, end?.latest, heldOn].map(dayOf))
    .filter((day) => day !== null);
  if (days.length === 0) return null;
  const [from, to] = bounds(Math.min(...days), Math.max(...days));
  const at = (day: number) => Math.round(((day - from) / (to - from)) * WIDTH * 10) / 10;
  const height = spans.length * ROW + AXIS;
  const hatch = `${id}-hatch`;
  return (
    <svg class="timeline" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
      </defs>
      {ticks(from, to).map(({ year, day }) => (
        <g key={year}>
          <line class="grid" x1={at(day)} x2={at(day)} y1="0" y2={height - AXIS + 4} />
          <text class="tick" x={at(day) + 4} y={height - 5}>
            {year}
          </text>
        </g>
      ))}
      {spans.map((span, row) => (
        <Bar key={span.key} span={span} y={row * ROW} at={at} bounds={[from, to]} fill={`url(#${hatch})`} />
      ))}
    </svg>
  );
}

/** The first and the last day. */
type Days = [number, number];

interface BarProps {
  span: TimelineRow;
  y: number;
  at: (day: number) => number;
  bounds: [number, number];
  fill: string;
}

function Bar({ span, y, at, bounds: [from, to], fill }: BarProps) {
  const { certain, possible, open } = partsOf(span, from, to);
  const middle = y + LABEL + 7;
  const width = ([first, last]: Days) => Math.max(2.5, Math.round((at(last + 1) - at(first)) * 10) / 10);
  const first = at(Math.min(...[...possible.map(([day]) => day), certain?.[0] ?? to]));
  const isRight = first > 0.6 * WIDTH;
  return (
    <g>
      <text class="label" x={isRight ? WIDTH : first} y={y + LABEL - 2} text-anchor={isRight ? 'end' : 'start'}>
        {shortened(span.label)}
      </text>
      {possible.map((days) => (
        <rect key={days[0]} class="possible" x={at(days[0])} y={middle - 5} width={width(days)} height="8" fill={fill} />
      ))}
      {certain && <rect class="certain" x={at(certain[0])} y={middle - 5} width={width(certain)} height="8" />}
      {open && <path class="arrow" d={`M${WIDTH - 10} ${middle - 7}l9 6l-9 6z`} />}
    </g>
  );
}

/** Returns the certain days of a span, and the possible ones before and after. */
function partsOf({ start, end, heldOn, isShort }: TimelineRow, from: number, to: number) {
  const last = end ?? (isShort ? start : null);
  const held = dayOf(heldOn);
  const [begins, begun] = [dayOf(start?.earliest) ?? from, dayOf(start?.latest)];
  const [ends, ended] = [dayOf(last?.earliest) ?? held, dayOf(last?.latest) ?? to];
  const isVague = isShort && !end && start?.precision !== 'DAY';
  const [sureFrom, sureTo] = [begun ?? held, ends ?? begun];
  if (isVague || sureFrom === null || sureTo === null || sureFrom > sureTo) {
    return { certain: null, possible: [[begins, ended]] as Days[], open: held !== null };
  }
  const before: Days[] = begins < sureFrom ? [[begins, sureFrom - 1]] : [];
  const after: Days[] = ended > sureTo ? [[sureTo + 1, ended]] : [];
  return { certain: [sureFrom, sureTo] as Days, possible: [...before, ...after], open: held !== null };
}

/** Returns the first and last day of the axis, in whole years. */
function bounds(first: number, last: number): [number, number] {
  const [from, to] = [new Date(first * DAY), new Date(last * DAY)];
  return [Date.UTC(from.getUTCFullYear(), 0, 1) / DAY, Date.UTC(to.getUTCFullYear() + 1, 0, 1) / DAY];
}

function ticks(from: number, to: number): { year: number; day: number }[] {
  const [first, last] = [from, to].map((day) => new Date(day * DAY).getUTCFullYear()) as [number, number];
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 500].find((each) => (last - first) / each <= 8) ?? 1000;
  const years: number[] = [];
  for (let year = Math.ceil(first / step) * step; year < last; year += step) years.push(year);
  return years.map((year) => ({ year, day: Date.UTC(year, 0, 1) / DAY }));
}

function shortened(label: string): string {
  const characters = [...label];
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : label;
}

export function TimelineKey() {
  return <p class="aside">Solid: certain days. Hatched: possible days. Arrow: in office at the latest source.</p>;
}
