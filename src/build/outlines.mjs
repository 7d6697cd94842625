import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import { iso31661 } from 'iso-3166';
import { feature } from 'topojson-client';

// Regenerates the map outlines after Natural Earth's data has changed. The output is committed, so the packages are not
// dependencies:
//   npm install --no-save world-atlas@2 topojson-client@3 d3-geo@3 iso-3166@4 && node src/build/outlines.mjs
// The outlines are from Natural Earth (public domain), in an equal-area projection, with coordinates rounded to whole units.

const FILE = new URL('../features/pages/assets/outlines.json', import.meta.url);
const [WIDTH, HEIGHT] = [960, 440];
const ANTARCTICA = '010';
/** States that are too small even for the finer outlines, as [longitude, latitude]. */
const TOO_SMALL = { TV: [179.2, -8.5] };

const require = createRequire(import.meta.url);
const codes = new Map(iso31661.map(({ numeric, alpha2 }) => [numeric, alpha2]));

const coarse = areasIn('world-atlas/countries-110m.json');
const known = new Set(coarse.map(({ id }) => id));
const small = areasIn('world-atlas/countries-50m.json').filter(({ id }) => !known.has(id));
const projection = geoEqualEarth().fitSize([WIDTH, HEIGHT], { type: 'FeatureCollection', features: coarse });
const pathOf = geoPath(projection).digits(0);

const outlines = { width: WIDTH, height: HEIGHT, areas: {}, uncoded: '', dots: {} };
for (const area of [...coarse, ...small]) {
  const [code, path] = [codeOf(area), known.has(area.id) ? shortened(pathOf(area)) : ''];
  if (code === undefined) outlines.uncoded += path;
  else if (path !== '') outlines.areas[code] = path;
  else outlines.dots[code] = projection(geoCentroid(area)).map(Math.round);
}
for (const [code, position] of Object.entries(TOO_SMALL)) {
  const [x, y] = projection(position).map(Math.round);
  outlines.dots[code] = [Math.min(x, WIDTH - 3), y]; // inside the map, which ends where the outlines do
}
await writeFile(FILE, `${JSON.stringify(outlines, null, 2).replaceAll(/\[\s+(\d+),\s+(\d+)\s+\]/g, '[$1, $2]')}\n`);

function areasIn(file) {
  const topology = require(file);
  return feature(topology, topology.objects.countries).features.filter(({ id }) => id !== ANTARCTICA);
}

function codeOf({ id, properties }) {
  return properties.name === 'Kosovo' ? 'kosovo' : codes.get(id); // it has no ISO 3166-1 code
}

/** Returns a path with relative steps, omitting duplicate points after rounding and islands of a single unit. */
function shortened(path) {
  return path.split('M').filter(Boolean).map(ringOf).join('');
}

function ringOf(ring) {
  const points = ring
    .replace('Z', '')
    .split('L')
    .map((point) => point.split(',').map(Number));
  const [first, ...others] = points;
  let [x, y] = first;
  const steps = [];
  for (const [nextX, nextY] of others) {
    if (nextX === x && nextY === y) continue;
    steps.push(`${nextX - x},${nextY - y}`);
    [x, y] = [nextX, nextY];
  }
  if (steps.length < 3) return '';
  return `M${first.join()}l${steps.join(' ')}z`.replaceAll(/[ ,]-/g, '-');
}
