import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The project's folder. It is found alike from the sources, from what is compiled of them and from what is bundled of that. */
export const ROOT = dirname(createRequire(import.meta.url).resolve('#package.json'));

/** The folder of what `npm run build` writes. */
export const BUILT = join(ROOT, 'dist');

const BUNDLED = join(BUILT, 'programs');
const isBundled = fileURLToPath(import.meta.url).startsWith(BUNDLED);

/** The built program of a thread, by its path in `src`, as `features/drafting/threads/draft.worker.js`. */
export function workerProgram(path: string): URL {
  return pathToFileURL(join(isBundled ? BUNDLED : join(BUILT, 'src'), path));
}
