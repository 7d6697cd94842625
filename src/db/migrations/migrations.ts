import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../shared/root.js';

/** A folder named <time>_<name> that contains migration.sql. Migrations are ordered by name. */
export interface Migration {
  name: string;
  script: string;
  /** The script's SHA-256 in lower-case hexadecimal, as Prisma stores it. */
  checksum: string;
}

export const MIGRATION_SCRIPT = 'migration.sql';

/** In the package's root, because the compiler does not copy it. */
export const PRISMA_FOLDER = join(ROOT, 'prisma');

export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(join(folder, name, MIGRATION_SCRIPT), 'utf8');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    }),
  );
}
