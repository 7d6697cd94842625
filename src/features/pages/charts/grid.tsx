import { Link, Text } from '../facts/names.js';
import { mapShade } from '../map/map.js';
import { number } from '../words.js';
import type { Chart } from './chart.js';

/** A number, shaded by its size. A cell without a number shows a symbol instead. */
export interface GridCell {
  count: number | string;
  url?: string;
}

interface Head {
  label: string;
  url?: string;
}

/** A table of numbers, such as visits by year. */
export interface Grid {
  caption: string;
  /** The name of the row headings. */
  corner: string;
  /** Headings that each span several columns. */
  groups?: readonly { label: string; columns: number }[];
  heads: readonly Head[];
  rows: readonly (Head & { cells: readonly (GridCell | null)[] })[];
}

const [WIDTH, ROW, LETTER] = [1000, 26, 7.5];
/** The width and the height of a slanted heading, as a share of its length. */
const SLANT = 0.75;

/** Returns a grid as a chart, which the page shows as a `GridTable`. */
export function gridChart(grid: Grid, of: Pick<Chart, 'id' | 'framing' | 'table'>): Chart {
  const { heads, rows, groups = [] } = grid;
  const most = mostIn(grid);
  const longest = (all: readonly Head[]) => LETTER * Math.max(0, ...all.map(({ label }) => label.length));
  const left = Math.min(longest(rows) + 12, WIDTH / 3);
  const widest = Math.min((WIDTH - left) / heads.length, WIDTH / 10);
  const isSlanted = longest(heads) > widest;
  // A slanted heading extends to the right of its column, the last ones perhaps beyond the picture.
  const ends = heads.map(({ label }, index) => (WIDTH - left - SLANT * LETTER * label.length) / (index + 0.5));
  const step = isSlanted ? Math.min(widest, ...ends) : widest;
  const top = (groups.length > 0 ? ROW : 0) + (isSlanted ? SLANT * longest(heads) + 12 : ROW);
  const before = (index: number) => groups.slice(0, index).reduce((sum, { columns }) => sum + columns, 0);
  return {
    ...of,
    width: WIDTH,
    height: top + rows.length * ROW,
    alternative: null,
    picture: (
      <>
        {groups.map(({ label }, index) => (
          <text key={label} class="label" x={left + before(index) * step + 4} y="16">
            {label}
          </text>
        ))}
        {heads.map(({ label }, index) => (
          <text
            key={index}
            class="tick"
            {...(isSlanted
              ? { transform: `translate(${left + (index + 0.5) * step} ${top - 6}) rotate(-45)` }
              : { x: left + (index + 0.5) * step, y: top - 8, 'text-anchor': 'middle' })}
          >
            {label}
          </text>
        ))}
        {rows.map(({ label, cells }, row) => (
          <g key={row} transform={`translate(0 ${top + row * ROW})`}>
            <text class="label" y="17">
              {label}
            </text>
            {cells.map(
              (cell, index) => cell && <Drawn key={index} cell={cell} most={most} x={left + index * step} width={step} />,
            )}
          </g>
        ))}
      </>
    ),
  };
}

function Drawn({ cell: { count }, most, x, width }: { cell: GridCell; most: number; x: number; width: number }) {
  return (
    <g transform={`translate(${x} 0)`}>
      <rect class={shadeOf(count, most) ?? 'heat-0'} width={width - 2} height={ROW - 2} />
      <text class="label" x={width / 2 - 1} y="17" text-anchor="middle">
        {countText({ count })}
      </text>
    </g>
  );
}

/** Renders a grid as a table in which each number links to what it counts. */
export function GridTable({ grid }: { grid: Grid }) {
  const { caption, corner, groups, heads, rows } = grid;
  const most = mostIn(grid);
  const first = (
    <th scope="col" rowSpan={groups ? 2 : 1}>
      {corner}
    </th>
  );
  return (
    <section class="scroll" tabIndex={0} aria-label={caption}>
      <table class="grid">
        <caption class="hidden">{caption}</caption>
        {groups && <colgroup />}
        {groups?.map(({ label, columns }) => (
          <colgroup key={label} span={columns} />
        ))}
        <thead>
          {groups && (
            <tr>
              {first}
              {groups.map(({ label, columns }) => (
                <th key={label} scope="colgroup" colSpan={columns}>
                  <Text>{label}</Text>
                </th>
              ))}
            </tr>
          )}
          <tr>
            {!groups && first}
            {heads.map(({ label, url }, index) => (
              <th key={index} scope="col">
                <Link to={url ?? null}>{label}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, url, cells }) => (
            <tr key={label}>
              <th scope="row">
                <Link to={url ?? null}>{label}</Link>
              </th>
              {cells.map((cell, index) => (
                <td key={index} class={cell ? shadeOf(cell.count, most) : undefined}>
                  {cell?.url ? <a href={cell.url}>{countText(cell)}</a> : cell && countText(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export const countText = ({ count }: GridCell): string => (typeof count === 'number' ? number(count) : count);

const mostIn = ({ rows }: Grid): number =>
  Math.max(0, ...rows.flatMap(({ cells }) => cells.map((cell) => (typeof cell?.count === 'number' ? cell.count : 0))));

const shadeOf = (count: GridCell['count'], most: number): string | undefined =>
  typeof count === 'number' && count > 0 ? `heat-${mapShade(count, most)}` : undefined;
