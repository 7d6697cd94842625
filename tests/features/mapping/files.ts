import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

/** Writes files into a new folder that is removed after the run, and returns their paths by name. */
export async function files<Name extends string>(contents: Record<Name, string | Uint8Array>): Promise<Record<Name, string>> {
  const folder = await mkdtemp(join(inject('runFolder'), 'mapping-'));
  const paths = await Promise.all(
    Object.entries<string | Uint8Array>(contents).map(async ([name, content]) => {
      await writeFile(join(folder, name), content);
      return [name, join(folder, name)];
    }),
  );
  return Object.fromEntries(paths) as Record<Name, string>;
}
