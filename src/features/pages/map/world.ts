import { createRequire } from 'node:module';
import { geoCentroid, geoEqualEarth, type GeoPermissibleObjects, geoPath } from 'd3-geo';
import codes from 'i18n-iso-countries';
import { feature } from 'topojson-client';

/** Units of the drawing. */
export const [WIDTH, HEIGHT] = [960, 440];

/** A country as it is drawn. */
export interface Outline {
  /** ISO 3166-1 alpha-2; null for an area without one. */
  code: string | null;
  /** The path of its outline, in whole units. A country too small for one is a point. */
  path: string | null;
  x: number;
  y: number;
}

type Topology = Parameters<typeof feature>[0];
interface Area {
  id?: string | number | undefined;
  properties: { name?: string } | null;
}

const ANTARCTICA = '010';
const require = createRequire(import.meta.url);
let drawn: Outline[] | undefined;

/** The outlines of Natural Earth in an equal-area projection, simplified; small states as points. Drawn once, when first asked. */
export function world(): readonly Outline[] {
  return (drawn ??= draw());
}

function draw(): Outline[] {
  const coarse = areasIn('world-atlas/countries-110m.json');
  const known = new Set(coarse.map(({ id }) => id));
  const projection = geoEqualEarth().fitSize([WIDTH, HEIGHT], { type: 'FeatureCollection', features: coarse as never });
  const pathOf = geoPath(projection).digits(0);
  const small = areasIn('world-atlas/countries-50m.json').filter(({ id }) => !known.has(id));
  return [...coarse, ...small].map((area) => {
    const shape = area as unknown as GeoPermissibleObjects;
    const [x, y] = (projection(geoCentroid(shape as never)) ?? [0, 0]).map(Math.round) as [number, number];
    const path = known.has(area.id) ? shortened(pathOf(shape) ?? '') : '';
    return { code: codeOf(area), path: path || null, x, y };
  });
}

function areasIn(file: string): Area[] {
  const topology = require(file) as Topology & { objects: { countries: never } };
  const { features } = feature(topology, topology.objects.countries) as unknown as { features: Area[] };
  return features.filter(({ id }) => id !== ANTARCTICA);
}

function codeOf({ id, properties }: Area): string | null {
  if (id === undefined) return properties?.name === 'Kosovo' ? 'XK' : null; // it has no number in ISO 3166-1
  return codes.numericToAlpha2(String(id).padStart(3, '0')) ?? null;
}

/** A path with steps in place of points, without those that whole units make one, and without islands of a unit. */
function shortened(path: string): string {
  const rings = path.split('M').filter(Boolean);
  return rings.map(ringOf).join('');
}

function ringOf(ring: string): string {
  const points = ring
    .replace('Z', '')
    .split('L')
    .map((point) => point.split(',').map(Number) as [number, number]);
  const [first, ...others] = points;
  let [x, y] = first!;
  const steps: string[] = [];
  for (const [nextX, nextY] of others) {
    if (nextX === x && nextY === y) continue;
    steps.push(`${nextX - x},${nextY - y}`);
    [x, y] = [nextX, nextY];
  }
  if (steps.length < 3) return '';
  return `M${first!.join()}l${steps.join(' ')}z`.replaceAll(/[ ,]-/g, '-');
}
