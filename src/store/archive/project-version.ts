import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** As package.json has it. */
export async function projectVersion(): Promise<string> {
  const file = createRequire(import.meta.url).resolve('#package.json');
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}
