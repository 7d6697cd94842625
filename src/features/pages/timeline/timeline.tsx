import type { ComponentChild } from 'preact';
import type { Chart } from '../charts/chart.js';
import type { Framing } from '../charts/frame.js';
import type { When } from '../dates/date-text.js';

/** Something that lasted, such as a term of office. */
export interface Span {
  start: When | null;
  end: When | null;
  /** A day on which the span is known to have continued, such as 2018-03-25. Its missing end is then open. */
  heldOn?: string | null;
  /** The page of the object that it shows. */
  url?: string;
}

/** A row of a timeline. */
export interface TimelineRow {
  label: string;
  spans: readonly Span[];
}

const WIDTH = 1000;
/** The height of a label, and on a narrow screen, whose letters are larger. Many rows have no labels there. */
const [LABEL, NARROW_LABEL, MOST_LABELS] = [15, 42, 8];
/** The space below a label for its descenders, and the height of the axis. */
const [DESCENT, AXIS] = [2, 24];
const [NARROW_DESCENT, NARROW_AXIS] = [10, 42];
/** The width of a letter on a narrow screen. */
const LETTER = 15;
/** The width of a year below the axis with the space before it, and on a narrow screen. */
const [YEAR_LABEL, NARROW_YEAR_LABEL] = [36, 80];
const DAY = 86_400_000;

/** Returns a date as days since 1970; null if there is none. */
const dayOf = (date: string | null | undefined): number | null => (date ? Date.parse(`${date}T00:00:00Z`) / DAY : null);

interface TimelineChart {
  id: string;
  rows: readonly TimelineRow[];
  framing: Framing;
  /** The height of a bar. The default is 8. */
  thick?: number;
  /** Aligns all labels with the left edge. By default, each label begins above its first bar. */
  isFlush?: boolean;
  /** The id of the list that gives the same information in words. */
  list: string;
}

/** Returns the legend of the bars in a timeline. */
export function daysKey(spans: readonly Span[]): string {
  const isHatched = spans.some((span) => partsOf(span).possible.length > 0);
  return `Solid: days that the sources give.${isHatched ? ' Hatched: given only to the month or year.' : ''}`;
}

/** Returns spans as bars in rows. Null if at most one day is known. */
export function timelineChart({ id, rows, framing, thick = 8, isFlush = false, list }: TimelineChart): Chart | null {
  const days = rows
    .flatMap(({ spans }) => spans)
    .flatMap(({ start, end, heldOn }) => [start?.earliest, start?.latest, end?.earliest, end?.latest, heldOn].map(dayOf))
    .filter((day) => day !== null);
  if (new Set(days).size < 2) return null;
  const [from, to] = bounds(Math.min(...days), Math.max(...days));
  const at = (day: number) => Math.round(((day - from) / (to - from)) * WIDTH * 10) / 10;
  const isDense = rows.length > MOST_LABELS;
  const [above, axis] = isDense ? [LABEL, AXIS] : [NARROW_LABEL, NARROW_AXIS];
  const room = above + thick + 7;
  const height = rows.length * room + axis;
  const hatch = `${id}-hatch`;
  return {
    ...{ id, framing, height, width: WIDTH, alternative: list },
    table: [
      ['row', 'start', 'end', 'held on'],
      ...rows.flatMap(({ label, spans }) =>
        spans.map(({ start, end, heldOn }) => [label, start?.edtf, end?.edtf, heldOn ?? null]),
      ),
    ],
    picture: (
      <>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="hatch" x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
        {ticks(from, to).map(({ year, day }) => (
          <g key={year}>
            <line class="grid" x1={at(day)} x2={at(day)} y1="0" y2={height - axis + 4} />
            {at(day) + YEAR_LABEL <= WIDTH && (
              <text class={at(day) + NARROW_YEAR_LABEL <= WIDTH ? 'tick' : 'tick if-wide'} x={at(day) + 4} y={height - 5}>
                {year}
              </text>
            )}
          </g>
        ))}
        {rows.map((row, index) => (
          <Row key={row.label} {...{ row, thick, at, isDense, isFlush }} y={index * room + above} fill={`url(#${hatch})`} />
        ))}
      </>
    ),
  };
}

/** The first and the last day. */
type Days = [number, number];

interface RowProps {
  row: TimelineRow;
  /** The bottom of the label. */
  y: number;
  isDense: boolean;
  isFlush: boolean;
  thick: number;
  at: (day: number) => number;
  fill: string;
}

function Row({ row: { label, spans }, y, isDense, isFlush, thick, at, fill }: RowProps) {
  const parts = spans.map(partsOf);
  const drawn = parts.flatMap(({ certain, possible }) => [...certain, ...possible]);
  const middle = y + 3 + thick / 2;
  const bar = ([first, last]: Days) => ({
    ...{ x: at(first), y: middle - 1 - thick / 2, height: thick },
    width: Math.max(2.5, Math.round((at(last + 1) - at(first)) * 10) / 10),
  });
  const first = drawn.length > 0 && !isFlush ? at(Math.min(...drawn.map(([day]) => day))) : 0;
  const isRight = first > 0.6 * WIDTH;
  const text = shortened(label);
  const left = isDense ? first : Math.min(first, Math.max(0, WIDTH - text.length * LETTER));
  return (
    <g>
      <text
        class={isDense ? 'label if-wide' : 'label'}
        x={isRight ? WIDTH : left}
        y={y - (isDense ? DESCENT : NARROW_DESCENT)}
        text-anchor={isRight ? 'end' : 'start'}
      >
        {text}
      </text>
      {parts.map(({ certain, possible, open }, index) => (
        <Linked key={index} to={spans[index]!.url}>
          {possible.map((days) => (
            <rect key={days[0]} class="possible" {...bar(days)} fill={fill} />
          ))}
          {certain.map((days) => (
            <rect key={days[0]} class="certain" {...bar(days)} />
          ))}
          {open && certain[0] && <path class="arrow" d={`M${at(certain[0][1] + 1)} ${middle - 7}l9 6l-9 6z`} />}
        </Linked>
      ))}
    </g>
  );
}

function Linked({ to, children }: { to: string | undefined; children: ComponentChild }) {
  if (to === undefined) return <g>{children}</g>;
  return (
    <a href={to} tabIndex={-1}>
      {children}
    </a>
  );
}

/** Tests whether no source dates the start or the end: the span is known only from its first and its last record. */
export const hasRecordsOnly = ({ start, end }: Pick<Span, 'start' | 'end'>): boolean =>
  start?.earliest === null && end?.latest === null;

/** Returns the certain days of a span, and the possible days within the sources' bounds. */
function partsOf({ start, end, heldOn }: Span): { certain: Days[]; possible: Days[]; open: boolean } {
  const held = dayOf(heldOn);
  const open = held !== null;
  const [begins, begun] = [dayOf(start?.earliest), dayOf(start?.latest)];
  const [ends, ended] = [dayOf(end?.earliest) ?? held, dayOf(end?.latest)];
  const [sureFrom, sureTo] = [begun ?? ends, ends ?? begun];
  if (sureFrom === null || sureTo === null) return { certain: [], possible: [], open };
  const isVague =
    sureFrom > sureTo ||
    (ends === null && begins !== null && begins < sureFrom) ||
    (begun === null && ended !== null && ended > sureTo);
  if (isVague) return { certain: [], possible: [[begins ?? sureTo, ended ?? sureFrom]], open };
  if (hasRecordsOnly({ start, end }) && sureFrom + 1 < sureTo)
    return { certain: [sureFrom, sureTo].map((day): Days => [day, day]), possible: [[sureFrom + 1, sureTo - 1]], open };
  const before: Days[] = begins !== null && begins < sureFrom ? [[begins, sureFrom - 1]] : [];
  const after: Days[] = ended !== null && ended > sureTo ? [[sureTo + 1, ended]] : [];
  return { certain: [[sureFrom, sureTo]], possible: [...before, ...after], open };
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
