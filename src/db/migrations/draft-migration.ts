import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLaws } from './draft-laws.js';
import { embeddedAdapter } from '../embedded/adapter.js';
import { migrationList, NO_FILTER, PRISMA_FOLDER, readMigrations } from './migrations.js';
import { createPglite } from '../embedded/pglite.js';
import { openSchemaEngine } from './schema-engine.js';

/**
 * The script that a folder's migrations lack to match its schema.prisma; null if they match. The migrations are applied
 * to an empty store, which is closed afterwards.
 */
export async function missingMigration(prisma = PRISMA_FOLDER, openEmpty = createPglite): Promise<string | null> {
  const [migrations, schema] = [join(prisma, 'migrations'), join(prisma, 'schema.prisma')];
  const pglite = await openEmpty();
  const adapter = embeddedAdapter(pglite);
  const engine = await openSchemaEngine({ ...adapter, connectToShadowDb: () => adapter.connect() });
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await migrationList(migrations, await readMigrations(migrations))) },
      to: { tag: 'schemaDatamodel', files: [{ path: schema, content: await readFile(schema, 'utf8') }] },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    });
    return exitCode === 0 ? null : stdout;
  } finally {
    engine.free();
    await pglite.close();
  }
}

/** Writes a migration, if one is missing, and returns its folder. */
export async function draftMigration(name: string, prisma = PRISMA_FOLDER): Promise<string | null> {
  const script = await missingMigration(prisma);
  if (script === null) return null;
  const migrations = join(prisma, 'migrations');
  const folder = join(migrations, `${await nextTime(migrations)}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), withLaws(script));
  return folder;
}

/** A time, as the names of migrations begin, that sorts after those that there are: another clock may be ahead. */
async function nextTime(migrations: string): Promise<string> {
  const now = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const last = (await readMigrations(migrations)).at(-1)?.name.slice(0, 14) ?? '0';
  return String(Math.max(Number(now), Number(last) + 1));
}
