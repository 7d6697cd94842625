import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The project's folder. It is the same for the sources, the compiled code and the bundles. */
export const ROOT = dirname(createRequire(import.meta.url).resolve('#package.json'));

/** The output folder of `npm run build`. */
export const BUILT = join(ROOT, 'dist');

const BUNDLED = join(BUILT, 'programs');
const isBundled = fileURLToPath(import.meta.url).startsWith(BUNDLED);

/** Returns the built program of a worker thread, given its path in `src`, such as `features/drafting/threads/draft.worker.js`. */
export function workerProgram(path: string): URL {
  return pathToFileURL(join(isBundled ? BUNDLED : join(BUILT, 'src'), path));
}
