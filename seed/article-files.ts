import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// Found from the package's root, since the compiler leaves YAML files where they are.
const FOLDER = new URL('seed/articles/', import.meta.resolve('#package.json'));

/** The annotations that the project holds: their files, in the order of their names. */
export async function articleFiles(): Promise<string[]> {
  const names = await readdir(FOLDER);
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => fileURLToPath(new URL(name, FOLDER)));
}
