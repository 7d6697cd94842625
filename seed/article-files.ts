import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../src/shared/root.js';

// Located from the package root, since the build does not copy YAML files.
const FOLDER = join(ROOT, 'seed/articles');

/** Returns the files of the project's annotations, sorted by name. */
export async function articleFiles(): Promise<string[]> {
  const names = await readdir(FOLDER);
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(FOLDER, name));
}
