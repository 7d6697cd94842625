import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComponentChild } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { withQuery } from '../../../http/urls.js';
import { type Cell, csvText } from '../../../shared/csv-text.js';
import { ROOT } from '../../../shared/root.js';
import { changed } from '../lists/paging.js';
import type { Body } from '../page.js';
import { toSlug } from '../../../model/slug.js';
import { number } from '../words.js';
import { Frame, type Framing, sourcesText } from './frame.js';

/** The parameter of a page that requests a chart as a file: `?chart=decades.svg`. */
export const CHART = 'chart';

/** A chart, as drawn on a page and as files. */
export interface Chart {
  /** Unique on the page. Also the name of the files. */
  id: string;
  framing: Framing;
  /** The content of the SVG, whose links are paths. */
  picture: ComponentChild;
  width: number;
  height: number;
  /** The numbers behind the picture, with a header. */
  table: readonly (readonly Cell[])[];
  /** The text alternative: the numbers, or the id of the element that contains them. Null if the page shows a table. */
  alternative: readonly ChartNumber[] | string | null;
}

/** A number in a chart, with a link to the page that lists what it counts, if any. */
interface ChartNumber {
  label: string;
  count: number;
  url: string | null;
  note?: string;
}

interface ChartProps {
  chart: Chart | null;
  class: string;
  /** The parameters of the page. */
  query: URLSearchParams;
  /** Rendered on the page instead of the picture. */
  children?: ComponentChild;
}

/** A chart in its frame, with its text alternative. */
export function ChartFigure({ chart, class: name, query, children }: ChartProps) {
  if (!chart) return null;
  const { id, framing, picture, width, height, alternative } = chart;
  const file = (ending: string, of = Object.fromEntries(query)) => withQuery('', { ...of, [CHART]: `${id}.${ending}` });
  const files = [
    { name: 'picture (SVG)', url: file('svg') },
    { name: 'numbers (CSV)', url: file('csv', changed(query, {})) },
  ];
  return (
    <Frame id={id} class={name} {...framing} files={files}>
      {children ?? (
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {picture}
        </svg>
      )}
      {typeof alternative === 'string' && (
        <p class="aside">
          <a href={`#${alternative}`}>As text, below</a>
        </p>
      )}
      {typeof alternative === 'object' && alternative && (
        <details>
          <summary>As text</summary>
          <ul class="years">
            {alternative.map(({ label, count, url, note }) => (
              <li key={label}>
                {url === null ? label : <a href={url}>{label}</a>} {number(count)}
                {note && ` (${note})`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Frame>
  );
}

/** Returns the requested file of a chart; null if there is no such chart. `address` is the page's URL, which the file cites. */
export function chartFile(charts: readonly (Chart | null)[], name: string, address: string): Body | null {
  const [, id, ending] = /^([\w-]+)\.(svg|csv)$/.exec(name) ?? [];
  const chart = charts.find((each) => each?.id === id);
  if (!chart) return null;
  const { pathname, searchParams } = new URL(address);
  const called = `${toSlug([...new Set([...pathname.split('/'), ...searchParams.values(), id!.replace(/-drawn$/, '')])].join(' '))}.${ending}`;
  if (ending === 'csv') return { name: called, type: 'text/csv; charset=utf-8; header=present', body: csvText(chart.table) };
  const body = renderToStaticMarkup(<Standalone chart={chart} address={address} />);
  return { name: called, type: 'image/svg+xml', body: body.replaceAll('href="/', `href="${new URL(address).origin}/`) };
}

const [MARGIN, TITLE, LINE, LETTERS] = [30, 30, 19, 135];

/** A self-contained picture: it includes its title, the notes of its frame, and its styles. */
function Standalone({ chart, address }: { chart: Chart; address: string }) {
  const { framing, picture, width, height } = chart;
  const { title, notes, sources } = framing;
  const above = linesOf(notes.filter((note) => note !== '').join(' '));
  const below = [...linesOf(sourcesText(sources)), ...linesOf(address)];
  const top = MARGIN + TITLE + above.length * LINE + LINE;
  const drawn = Math.round((height * 1000) / width);
  const bottom = top + drawn + 2 * LINE;
  const whole = [1000 + 2 * MARGIN, bottom + below.length * LINE + MARGIN] as const;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={whole[0]} height={whole[1]} viewBox={`0 0 ${whole.join(' ')}`}>
      <title>{title}</title>
      <style>{styles()}</style>
      <rect class="paper" width={whole[0]} height={whole[1]} />
      <text class="title" x={MARGIN} y={MARGIN + 20}>
        {title}
      </text>
      <Lines lines={above} y={MARGIN + TITLE + LINE} />
      <svg x={MARGIN} y={top} width="1000" height={drawn} viewBox={`0 0 ${width} ${height}`} overflow="visible">
        {picture}
      </svg>
      <Lines lines={below} y={bottom} />
    </svg>
  );
}

function Lines({ lines, y }: { lines: readonly string[]; y: number }) {
  return (
    <>
      {lines.map((line, index) => (
        <text key={index} class="small" x={MARGIN} y={y + index * LINE}>
          {line}
        </text>
      ))}
    </>
  );
}

/** Splits text into lines at spaces. */
const linesOf = (text: string): string[] => text.match(new RegExp(`\\S.{0,${LETTERS}}(?=\\s|$)|\\S+`, 'g')) ?? [];

let read: string | undefined;

/**
 * Returns the styles of charts with the light colours filled in, since few programs other than browsers support CSS variables.
 */
function styles(): string {
  if (read !== undefined) return read;
  const [site, charts] = ['site.css', 'charts.css'].map((file) =>
    readFileSync(join(ROOT, 'src/features/pages/assets', file), 'utf8'),
  );
  const [light] = /:root \{[^}]*\}/.exec(site!)!;
  const values = new Map([...light.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!]));
  return (read = charts!.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => values.get(name)!));
}
