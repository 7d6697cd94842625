import type { YearsFragment } from '../generated/graphql.js';
import { counted, number } from '../words.js';

/** The first and the last hundred years, which overlap if there are fewer than two hundred. */
export type YearPages = readonly [early: YearsFragment, late: YearsFragment];

/** The axis has room for labels on a narrow screen. */
const [WIDTH, AXIS] = [1000, 38];
/** The greatest height of the chart, and the height of one visit if there are few, in units. */
const [TALLEST, ONE] = [120, 24];

interface Props {
  years: YearPages;
  label: string;
  link: (year: string) => string;
}

/** Visits by year as bars, with a list as the text alternative. Years without visits stay empty. */
export function YearBars({ years: pages, label, link }: Props) {
  const counts = [...new Map(pages.flatMap(({ nodes }) => nodes.map((each) => [each.year, each]))).values()];
  const dated = counts.flatMap(({ year, count }) => (year === null ? [] : [{ year, count }]));
  if (dated.length < 2) return null;
  const years = dated.map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const most = Math.max(...dated.map(({ count }) => count));
  const busiest = dated.filter(({ count }) => count === most).map(({ year }) => year);
  const height = Math.min(TALLEST, most * ONE);
  const step = WIDTH / (last - first + 1);
  const undated = counts.find(({ year }) => year === null)?.count ?? 0;
  const sorted = dated.toSorted((a, b) => a.year - b.year);
  return (
    <figure class="bars">
      <figcaption>
        {label}, {first}–{last}
        {undated > 0 && `; ${counted(undated, 'visit has', 'visits have')} no known year`}.{' '}
        {busiest.length === 1 ? `Most in ${busiest[0]}: ${number(most)}.` : `Never more than ${number(most)} in a year.`}
        {omitted(pages)}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height + AXIS}`} aria-hidden="true">
        {sorted.map(({ year, count }) => {
          const tall = Math.max(1.5, (count / most) * height);
          const width = Math.max(1, Math.min(step - 1, 26));
          return (
            <a key={year} href={link(String(year))} tabIndex={-1}>
              <rect
                class="bar"
                x={round((year - first) * step + (step - width) / 2)}
                y={round(height - tall)}
                width={round(width)}
                height={round(tall)}
              >
                <title>{`${year}: ${number(count)}`}</title>
              </rect>
            </a>
          );
        })}
        <line class="axis" x1="0" x2={WIDTH} y1={height} y2={height} />
        {ticks(first, last).map((year) => (
          <text
            key={year}
            class="tick"
            x={round((year - first + 0.5) * step)}
            y={height + 6}
            text-anchor={anchor(year, first, last)}
          >
            {' '}
            {year}
          </text>
        ))}
      </svg>
      <details>
        <summary>By year</summary>
        <ul class="years">
          {sorted.map(({ year, count }) => (
            <li key={year}>
              <a href={link(String(year))}>{year}</a> {number(count)}
            </li>
          ))}
        </ul>
      </details>
    </figure>
  );
}

/** Returns a note on the years that neither page has. */
function omitted([early, late]: YearPages): string | null {
  const [from, to] = [early.nodes.at(-1)?.year, late.nodes[0]?.year];
  return from && to && to - from > 1 ? ` Years between ${from} and ${to} are not drawn.` : null;
}

/** Returns the first and the last year, and up to seven evenly spaced years in between, with room for their labels. */
function ticks(first: number, last: number): number[] {
  const span = last - first;
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((each) => span / each <= 7) ?? span;
  const room = 0.75 * step;
  const inner: number[] = [];
  for (let year = Math.ceil((first + room) / step) * step; year <= last - room; year += step) inner.push(year);
  return [first, ...inner, last];
}

function anchor(year: number, first: number, last: number): 'start' | 'middle' | 'end' {
  if (year === first) return 'start';
  return year === last ? 'end' : 'middle';
}

const round = (value: number) => Math.round(value * 10) / 10;
