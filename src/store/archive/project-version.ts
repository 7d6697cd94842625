import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../root.js';

/** As package.json has it. */
export async function projectVersion(): Promise<string> {
  const file = join(ROOT, 'package.json');
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}
