import { number } from '../words.js';
import { HEIGHT, type Outline, WIDTH, world } from './world.js';

export interface Shaded {
  /** ISO 3166-1 alpha-2; null for a country without one, which the map cannot show. */
  code: string | null;
  name: string;
  count: number;
  url: string;
}

const SHADES = 5;

/** A world map with countries shaded by a number, which lead on. Readers who cannot see it find the numbers in a list beside it. */
export function WorldMap({ countries, label }: { countries: readonly Shaded[]; label: string }) {
  const byCode = new Map(countries.flatMap((country) => (country.code ? [[country.code, country]] : [])));
  const most = Math.max(1, ...countries.map(({ count }) => count));
  const shaded = world().flatMap((outline) => {
    const country = outline.code === null ? undefined : byCode.get(outline.code);
    return country ? [{ outline, country }] : [];
  });
  const others = world().filter(({ code, path }) => path !== null && (code === null || !byCode.has(code)));
  return (
    <figure class="map">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path class="land" d={others.map(({ path }) => path).join('')} />
        {shaded.map(({ outline, country }) => (
          <a key={country.code} href={country.url} tabIndex={-1}>
            <Shape outline={outline} shade={shadeOf(country.count, most)} title={`${country.name}: ${number(country.count)}`} />
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

function Shape({ outline: { path, x, y }, shade, title }: { outline: Outline; shade: number; title: string }) {
  return path === null ? (
    <circle class={`shade-${shade}`} cx={x} cy={y} r="3">
      <title>{title}</title>
    </circle>
  ) : (
    <path class={`shade-${shade}`} d={path}>
      <title>{title}</title>
    </path>
  );
}

/** From 1 to 5, each for about as many times more as the one before. */
export const shadeOf = (count: number, most: number): number =>
  most <= 1 ? SHADES : Math.min(SHADES, 1 + Math.floor((SHADES * Math.log(count)) / (Math.log(most) + 1e-9)));

/** The numbers that each shade stands for. */
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

/** Whether the map shows a country. */
export const isOnMap = (code: string | null): boolean => code !== null && world().some((outline) => outline.code === code);
