import type { Feature } from '../../http/feature.js';
import type { StoreNode } from '../../db/store-node.js';
import { knownMigrations } from '../../db/migrations/migrate.js';
import { type ArchiveFile, contents, type ArchiveCounts } from './contents.js';
import { FORMAT_VERSION, MANIFEST, type Manifest } from './manifest.js';
import { type Tx } from '../../store/transaction.js';
import { readOnly } from './read-only.js';
import { archiveWriter } from './writer.js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../shared/root.js';
import { archiveReader } from './reader.js';
import { archivedTables } from './tables.js';
import { verifyArchive } from './verify-archive.js';

/** Additional files for people: CSV. A restore does not read them. */
export type Extras = (tx: Tx) => AsyncIterable<ArchiveFile>;

/** Called from time to time with the number of rows done so far. */
export type RowProgress = (rows: number) => void;

/** Writes an archive of everything, in one snapshot. The same store always produces the same bytes. */
export async function writeArchive(
  db: StoreNode,
  path: string,
  features: readonly Feature[],
  { extras, progress }: { extras?: Extras; progress?: RowProgress | undefined } = {},
): Promise<Manifest> {
  const writer = await archiveWriter(path);
  try {
    const manifest = await readOnly(db.prisma, async (tx) => {
      const counts: ArchiveCounts = { rows: {}, sources: 0, texts: 0 };
      const files: Manifest['files'] = {};
      for await (const file of contents(tx, archivedTables(features), counts)) {
        files[file.path] = await writer.add(file);
        progress?.(Object.values(counts.rows).reduce((sum, each) => sum + each, 0));
      }
      for await (const file of extras?.(tx) ?? []) files[file.path] = await writer.add(file);
      const [row] = await tx.$queryRaw<[{ version: bigint; settledBy: number }]>`
        SELECT "version", "settledBy" FROM "DataVersion"`;
      const project = await projectVersion();
      const head = { format: 'communique-archive' as const, formatVersion: FORMAT_VERSION, project };
      return {
        ...head,
        migration: (await knownMigrations()).at(-1)!,
        ...{ dataVersion: Number(row.version), settledBy: row.settledBy },
        ...counts,
        files,
      };
    });
    await writer.add({ path: MANIFEST, content: [`${JSON.stringify(manifest, null, 2)}\n`] });
    await writer.finish();
    return manifest;
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

/** The version in package.json. */
export async function projectVersion(): Promise<string> {
  const file = join(ROOT, 'package.json');
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}

/** Writes an archive without CSV files, which a restore does not need, and verifies it by reading it back. */
export async function backUp(
  db: StoreNode,
  path: string,
  features: readonly Feature[],
  progress?: RowProgress,
): Promise<Manifest> {
  await writeArchive(db, path, features, { progress });
  return verifyArchive(await archiveReader(path, features), path, features);
}
