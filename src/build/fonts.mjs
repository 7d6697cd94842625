import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

// Regenerates the fonts of pages. The output is committed, so that neither a build nor a server needs the packages:
// npm install --no-save subset-font@2.9.0 @fontsource-variable/libre-franklin@5.3.0 @fontsource-variable/newsreader@5.3.0
// node src/build/fonts.mjs

const require = createRequire(import.meta.url);
const FOLDER = new URL('../features/pages/assets/fonts/', import.meta.url);

const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
const LATIN = `${range(0x20, 0x7e)}\u00a0©«»·°§${range(0xc0, 0xff)}–—‘’“”…−×→`;

/** The weights that pages use. */
const OPTIONS = { targetFormat: 'woff2', variationAxes: { wght: { min: 400, max: 600 } } };

const FONTS = [
  ['serif.woff2', 'newsreader'],
  ['sans.woff2', 'libre-franklin'],
];

for (const [file, name] of FONTS) {
  const root = dirname(require.resolve(`@fontsource-variable/${name}/package.json`));
  const font = await readFile(join(root, `files/${name}-latin-wght-normal.woff2`));
  await writeFile(new URL(file, FOLDER), await subsetFont(font, LATIN, OPTIONS));
}
