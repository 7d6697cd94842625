import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../shared/root.js';

/** The shapes of countries, by ISO 3166-1 alpha-2 code, or by slug for a country without one. */
export interface World {
  /** The size of the map in its own units. */
  width: number;
  height: number;
  /** The outlines as SVG paths. */
  areas: Readonly<Record<string, string>>;
  /** The outlines of areas without a code, as one path. */
  uncoded: string;
  /** The positions of countries that are too small for an outline. */
  dots: Readonly<Record<string, readonly [x: number, y: number]>>;
}

let read: World | undefined;

/** Returns the outlines of Natural Earth, as written by `src/build/outlines.mjs`. Read once, at the first call. */
export function world(): World {
  return (read ??= JSON.parse(readFileSync(join(ROOT, 'src/features/pages/assets/outlines.json'), 'utf8')) as World);
}
