import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Found from the package's root, since the compiler leaves YAML files where they are.
const FOLDER = join(dirname(createRequire(import.meta.url).resolve('#package.json')), 'seed/articles');

/** The annotations that the project holds: their files, in the order of their names. */
export async function articleFiles(): Promise<string[]> {
  const names = await readdir(FOLDER);
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(FOLDER, name));
}
