import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../../src/shared/root.js';

const words = z.array(z.string().min(1)).default([]);
const shape = z.record(z.string(), z.strictObject({ demonyms: words, cities: words }));

let known: z.output<typeof shape> | undefined;

/** Returns each country's demonyms, and the cities that news reports use to refer to it, by slug. */
export function countryWords(): Readonly<z.output<typeof shape>> {
  return (known ??= shape.parse(parse(readFileSync(join(ROOT, 'seed/reference/country-words.yaml'), 'utf8'))));
}
