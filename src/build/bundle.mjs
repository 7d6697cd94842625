// Bundles src/desk, the programs that run in browsers, into `dist/desk`: `desk.js`, and `settle.js` of the places below
// `/desk/data`. Its types are checked by build.mjs.
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Writes the bundles of the desk. It takes a fifth of a second. */
export async function bundle() {
  await Promise.all([bundleOf('src/desk/main.tsx', 'desk.js'), bundleOf('src/desk/settle/main.tsx', 'settle.js')]);
}

async function bundleOf(input, name) {
  await build({
    cwd: ROOT,
    input,
    platform: 'browser',
    logLevel: 'warn',
    resolve: {
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
      // Of the package the desk needs whether a day exists: a fifth of all that it weighs.
      alias: { edtf: `${ROOT}src/desk/text/calendar-date.ts` },
    },
    transform: { target: 'es2022' },
    output: { file: `dist/desk/${name}`, format: 'esm', minify: true, codeSplitting: false },
  });
}
