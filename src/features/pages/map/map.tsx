import type { Chart } from '../charts/chart.js';
import type { Framing } from '../charts/frame.js';
import { groupBy } from '../../../shared/group-by.js';
import { number } from '../words.js';
import { world } from './world.js';

export interface Shaded {
  slug: string;
  /** ISO 3166-1 alpha-2; null for a country without one. */
  code: string | null;
  name: string;
  count: number;
  url: string;
}

const SHADES = 5;

/** A world map that shades countries by their counts and links to them. `list`: the id of the list of all countries. */
export function mapChart(countries: readonly Shaded[], framing: Framing, list: string): Chart | null {
  if (countries.length === 0) return null;
  const { width, height, areas, uncoded } = world();
  const shaded = countries.filter(isOnMap);
  const drawn = new Set(shaded.map(shapeKey));
  const others = Object.entries(areas).flatMap(([key, path]) => (drawn.has(key) ? [] : [path]));
  const most = Math.max(1, ...countries.map(({ count }) => count));
  return {
    id: 'map',
    ...{ framing, width, height: height + KEY, alternative: list },
    table: [['country', 'code', 'visits'], ...countries.map(({ name, code, count }) => [name, code, count])],
    picture: (
      <>
        <path class="land outline" d={uncoded + others.join('')} />
        {shaded.map((country) => (
          <a key={country.slug} href={country.url} tabIndex={-1}>
            <Shape
              of={shapeKey(country)}
              shade={mapShade(country.count, most)}
              title={`${country.name}: ${number(country.count)}`}
            />
          </a>
        ))}
        <ShadesKey
          hasOthers={others.length > 0}
          counts={shaded.map(({ count }) => count)}
          most={most}
          y={height + 16}
          width={width}
        />
      </>
    ),
  };
}

/** The height of the key below the map. */
const KEY = 40;

interface KeyProps {
  /** Whether the map also shows countries without visits. */
  hasOthers: boolean;
  counts: number[];
  most: number;
  y: number;
  width: number;
}

/** The least and the greatest number with each shade on the map, with room for the larger letters of a narrow screen. */
function ShadesKey({ hasOthers, counts, most, y, width }: KeyProps) {
  const ascending = counts.toSorted((a, b) => a - b);
  const ranges = [...groupBy(ascending, (count) => mapShade(count, most))].map(
    ([shade, of]) => [shade, of[0]!, of.at(-1)!] as const,
  );
  const keys = [
    ...(hasOthers ? [['land', 'none'] as const] : []),
    ...ranges.map(([shade, from, to]) => {
      return [`shade-${shade}`, from === to ? number(from) : `${number(from)}–${number(to)}`] as const;
    }),
  ];
  return (
    <>
      {keys.map(([name, text], index) => (
        <g key={name} transform={`translate(${Math.round((index * width) / (SHADES + 1))} ${y})`}>
          <rect class={name} width="14" height="14" />
          <text class="tick" x="20" y="12">
            {text}
          </text>
        </g>
      ))}
    </>
  );
}

function Shape({ of, shade, title }: { of: string; shade: number; title: string }) {
  const { areas, dots } = world();
  const path = areas[of];
  if (path !== undefined)
    return (
      <path class={`shade-${shade} outline`} d={path}>
        <title>{title}</title>
      </path>
    );
  const [x, y] = dots[of]!;
  return (
    <circle class={`shade-${shade} outline`} cx={x} cy={y} r="3">
      <title>{title}</title>
    </circle>
  );
}

/** Returns a shade from 1 to 5 on a logarithmic scale. */
export const mapShade = (count: number, most: number): number =>
  most <= 1 ? SHADES : Math.min(SHADES, 1 + Math.floor((SHADES * Math.log(count)) / (Math.log(most) + 1e-9)));

type Country = Pick<Shaded, 'slug' | 'code'>;

const shapeKey = ({ code, slug }: Country): string => code ?? slug;

/** Whether the map shows a country. */
export function isOnMap(country: Country): boolean {
  const { areas, dots } = world();
  return shapeKey(country) in areas || shapeKey(country) in dots;
}
