import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

// node src/build/fonts.mjs writes the fonts of pages and pictures again, after an update of their packages. What it
// writes is kept in the repository, so that neither a build nor a server needs the packages.

const require = createRequire(import.meta.url);
const FOLDER = new URL('../features/pages/assets/fonts/', import.meta.url);

const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
const LATIN = `${range(0x20, 0x7e)}\u00a0©«»·°§${range(0xc0, 0xff)}–—‘’“”…−×→`;
const LATIN_EXTENDED = range(0x100, 0x24f) + range(0x1e00, 0x1eff);

/** For pages, of the weights that they use; for pictures, whose program reads neither WOFF2 nor variable weights. */
const PAGE = { targetFormat: 'woff2', variationAxes: { wght: { min: 400, max: 600 } } };
const PICTURE = { targetFormat: 'sfnt', variationAxes: { wght: 600 } };

const FONTS = [
  ['serif.woff2', 'newsreader', 'latin', LATIN, PAGE],
  ['sans.woff2', 'libre-franklin', 'latin', LATIN, PAGE],
  ['picture-latin.ttf', 'newsreader', 'latin', LATIN, PICTURE],
  ['picture-latin-ext.ttf', 'newsreader', 'latin-ext', LATIN_EXTENDED, PICTURE],
];

for (const [file, name, part, characters, options] of FONTS) {
  const root = dirname(require.resolve(`@fontsource-variable/${name}/package.json`));
  const font = await readFile(join(root, `files/${name}-${part}-wght-normal.woff2`));
  await writeFile(new URL(file, FOLDER), await subsetFont(font, characters, options));
}
