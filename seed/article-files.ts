import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Found from the package's root, since the build does not copy YAML files.
const FOLDER = join(dirname(createRequire(import.meta.url).resolve('#package.json')), 'seed/articles');

/** The files of the project's annotations, sorted by name. */
export async function articleFiles(): Promise<string[]> {
  const names = await readdir(FOLDER);
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(FOLDER, name));
}
