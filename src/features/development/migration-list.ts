import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationList, SchemaFilter } from '@prisma/schema-engine-wasm';
import { type Migration, MIGRATION_SCRIPT } from '../../db/migrations/migrations.js';

const LOCK_FILE = 'migration_lock.toml';

/** All tables are managed by the migrations. */
export const NO_FILTER: SchemaFilter = { externalTables: [], externalEnums: [] };

/** Returns migrations in the format of the schema engine. */
export async function migrationList(folder: string, migrations: Migration[]): Promise<MigrationList> {
  return {
    baseDir: folder,
    lockfile: { path: LOCK_FILE, content: await readFile(join(folder, LOCK_FILE), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: MIGRATION_SCRIPT, content: { tag: 'ok', value: script } },
    })),
  };
}
