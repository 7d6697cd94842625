import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../shared/root.js';

/** The countries as they are drawn, by their ISO 3166-1 alpha-2 codes. */
export interface World {
  /** The size of the drawing, in its units. */
  width: number;
  height: number;
  /** Paths of outlines. */
  areas: Readonly<Record<string, string>>;
  /** The outlines of areas without a code, in one path. */
  uncoded: string;
  /** The places of countries that are too small for an outline. */
  dots: Readonly<Record<string, readonly [x: number, y: number]>>;
}

let read: World | undefined;

/** The outlines of Natural Earth, as `src/build/outlines.mjs` wrote them. Read once, when first asked. */
export function world(): World {
  return (read ??= JSON.parse(readFileSync(join(ROOT, 'src/features/pages/assets/outlines.json'), 'utf8')) as World);
}
