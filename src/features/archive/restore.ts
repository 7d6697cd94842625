import { countRows } from './verify/findings.js';
import { createHash } from 'node:crypto';
import type { Prisma } from '../../db/generated/client.js';
import { DatabaseUnavailableError, databaseReason, storeError } from '../../db/errors.js';
import { knownMigrations } from '../../db/migrations/migrate.js';
import type { Feature } from '../../http/feature.js';
import type { StoreNode } from '../../db/store-node.js';
import { OperatorError } from '../../shared/operator-error.js';
import { parentsFirst } from '../../store/plan/parents.js';
import type { Row } from '../../store/rows/row.js';
import { insert } from '../../store/rows/rows.js';
import { storedColumns } from '../../store/rows/model-columns.js';
import { writeTransaction, type Tx } from '../../store/transaction.js';
import { readOnly } from './read-only.js';
import { contents, type ArchiveCounts, restoreDocument } from './contents.js';
import type { Manifest } from './manifest.js';
import type { ArchiveReader } from './reader.js';
import { type ArchivedTable, archivedTables } from './tables.js';
import type { RowProgress } from './write-archive.js';

/**
 * Restores a verified archive into an empty store, in one transaction: the same rows with their ids, versions and times.
 * Returns false, and writes nothing, if the store already has exactly this content.
 *
 * @throws OperatorError if the store holds anything else; ArchiveContentError
 */
export async function restoreArchive(
  db: StoreNode,
  read: ArchiveReader,
  manifest: Manifest,
  features: readonly Feature[],
  progress?: RowProgress,
): Promise<boolean> {
  const tables = archivedTables(features);
  if (await readOnly(db.prisma, (tx) => isSame(tx, tables, manifest))) return false;
  await writeTransaction(db.prisma, async (tx) => {
    await requireEmpty(tx, tables);
    await tx.country.deleteMany(); // a new store may have the project's countries
    await insertFiles(tx, read, progress);
    await tx.$executeRaw`SELECT "fill_pages_of_changes"()`; // archives from older versions have no pages
    await advanceVersion(tx, manifest);
  }).catch(async (error: unknown) => {
    throw await contentError(manifest, error);
  });
  return true;
}

/** The content of an archive cannot be stored, although its hashes are correct. */
export class ArchiveContentError extends OperatorError {}

/** Explains why the rows of an archive were refused. An older archive may lack values that this version's store requires. */
async function contentError({ project, migration }: Manifest, error: unknown): Promise<unknown> {
  if (error instanceof OperatorError || storeError(error) instanceof DatabaseUnavailableError) return error;
  const isOlder = migration !== (await knownMigrations()).at(-1);
  const message = isOlder
    ? `it was written by version ${project} (migration ${migration}), which this version cannot read (${databaseReason(error)}). Restore it with that version into an empty store, update, and run \`npx communique migrate\``
    : `its content is invalid (${databaseReason(error)})`;
  return new ArchiveContentError(message, { cause: error });
}

/** Returns whether the store has the same content as the archive. CSV files are ignored, since they are derived. */
async function isSame(tx: Tx, tables: readonly ArchivedTable[], { files, rows }: Manifest): Promise<boolean> {
  for (const { table } of tables) {
    if ((await countRows(tx, table)) !== (rows[table] ?? 0)) return false;
  }
  const counts: ArchiveCounts = { rows: {}, sources: 0, texts: 0 };
  const wanted = new Set(Object.keys(files).filter((path) => !path.startsWith('csv/')));
  for await (const { path, content } of contents(tx, tables, counts)) {
    const hash = createHash('sha256');
    for await (const piece of content) hash.update(piece);
    if (!wanted.delete(path) || hash.digest('hex') !== files[path]!.sha256) return false;
  }
  return wanted.size === 0;
}

async function requireEmpty(tx: Tx, tables: readonly ArchivedTable[]): Promise<void> {
  for (const { table } of tables) {
    if (table.startsWith('Country')) continue;
    const rows = await countRows(tx, table);
    if (rows === 0) continue;
    const advice = 'Restore into a new store: another DATA_DIR, or an empty database.';
    throw new OperatorError(`The store is not empty: ${table} has ${rows} rows. ${advice} Nothing was changed.`);
  }
}

async function insertFiles(tx: Tx, read: ArchiveReader, progress?: RowProgress): Promise<void> {
  let done = 0;
  let organizations: Row[] = [];
  let annotation: { slug: string; yaml: string } | null = null;
  const writeOrganizations = async () => {
    await insert(tx, 'Organization', parentsFirst(organizations));
    organizations = [];
  };
  const writeAnnotation = async (text: string | null) => {
    if (annotation) await restoreDocument(tx, annotation.slug, annotation.yaml, text);
    annotation = null;
  };
  for await (const { path, content } of read()) {
    const [folder, name = ''] = path.split('/');
    if (name !== 'Organization') await writeOrganizations();
    if (folder !== 'texts') await writeAnnotation(null);
    if (folder === 'data') {
      const rows = rowsIn(await textOf(content), name, path);
      if (name === 'Organization') organizations.push(...(rows as Row[]));
      else await insert(tx, name as Prisma.ModelName, rows);
      progress?.((done += rows.length));
    }
    if (folder === 'annotations') annotation = { slug: name.replace(/\.yaml$/, ''), yaml: await textOf(content) };
    if (folder === 'texts') await writeAnnotation(await textOf(content));
  }
}

/** Reads a text verbatim, including a byte order mark. */
async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

function rowsIn(lines: string, table: string, path: string): object[] {
  const rows = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as object);
  const known = new Set(storedColumns(table));
  const unknown = rows.flatMap((row) => Object.keys(row)).find((column) => !known.has(column));
  if (unknown === undefined) return rows;
  throw new Error(`${path} has the column ${unknown}, which this version does not know`);
}

/** Never lowers the version of the data or the time of writes: two states of the store must not have the same version. */
async function advanceVersion(tx: Tx, { dataVersion, settledBy }: Manifest): Promise<void> {
  await tx.$executeRaw`
    UPDATE "DataVersion" SET "version" = greatest("version", ${dataVersion}::bigint), "settledBy" = ${settledBy},
      "writtenAt" = greatest("writtenAt", (SELECT max("at") FROM "ChangeSet"), (SELECT max("updatedAt") FROM "Country"))`;
}
