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

/** A world map that shades countries by a number and links to them. A list next to it is the text alternative. */
export function WorldMap({ countries, label }: { countries: readonly Shaded[]; label: string }) {
  const { width, height, areas, uncoded } = world();
  const shaded = countries.filter(isOnMap);
  const drawn = new Set(shaded.map(shapeKey));
  const others = Object.entries(areas).flatMap(([key, path]) => (drawn.has(key) ? [] : [path]));
  const most = Math.max(1, ...countries.map(({ count }) => count));
  return (
    <figure class="map">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <path class="land" d={uncoded + others.join('')} />
        {shaded.map((country) => (
          <a key={country.slug} href={country.url} tabIndex={-1}>
            <Shape
              of={shapeKey(country)}
              shade={shadeOf(country.count, most)}
              title={`${country.name}: ${number(country.count)}`}
            />
          </a>
        ))}
      </svg>
      <ul class="shades" aria-hidden="true">
        {shadesUpTo(most).map(([shade, from, to]) => (
          <li key={shade}>
            <svg viewBox="0 0 14 14">
              <rect class={`shade-${shade}`} width="14" height="14" />
            </svg>
            {from === to ? number(from) : `${number(from)}–${number(to)}`}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Shape({ of, shade, title }: { of: string; shade: number; title: string }) {
  const { areas, dots } = world();
  const path = areas[of];
  if (path !== undefined)
    return (
      <path class={`shade-${shade}`} d={path}>
        <title>{title}</title>
      </path>
    );
  const [x, y] = dots[of]!;
  return (
    <circle class={`shade-${shade}`} cx={x} cy={y} r="3">
      <title>{title}</title>
    </circle>
  );
}

/** Returns a shade from 1 to 5 on a logarithmic scale. */
export const shadeOf = (count: number, most: number): number =>
  most <= 1 ? SHADES : Math.min(SHADES, 1 + Math.floor((SHADES * Math.log(count)) / (Math.log(most) + 1e-9)));

/** Returns the range of numbers that each shade represents. */
function shadesUpTo(most: number): [shade: number, from: number, to: number][] {
  const ranges: [number, number, number][] = [];
  let from = 1;
  for (let shade = 1; shade <= SHADES; shade++) {
    if (from > most) break;
    let to = from - 1;
    while (to < most && shadeOf(to + 1, most) <= shade) to++;
    if (to >= from) ranges.push([shade, from, to]);
    from = Math.max(from, to + 1);
  }
  return ranges;
}

type Country = Pick<Shaded, 'slug' | 'code'>;

const shapeKey = ({ code, slug }: Country): string => code ?? slug;

/** Whether the map shows a country. */
export function isOnMap(country: Country): boolean {
  const { areas, dots } = world();
  return shapeKey(country) in areas || shapeKey(country) in dots;
}
