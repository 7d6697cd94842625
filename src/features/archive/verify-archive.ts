import { createHash } from 'node:crypto';
import { knownMigrations } from '../../db/migrations/migrate.js';
import type { Feature } from '../../http/feature.js';
import { OperatorError } from '../../shared/operator-error.js';
import { FORMAT_VERSION, MANIFEST, type Manifest, manifestShape } from './manifest.js';
import { archivedTables, inArchiveOrder } from './tables.js';
import type { ArchiveReader } from './reader.js';
import type { WrittenFile } from './writer.js';

const DOCUMENT = /^(annotations\/[a-z0-9-]+\.yaml|texts\/[a-z0-9-]+\.txt|csv\/[a-z]+\.(csv|csv-metadata\.json))$/;
const ROWS = /^data\/(\w+)\/\d{6}\.jsonl$/;
const MEGABYTE = 1024 * 1024;
/** A manifest has about a hundred bytes per file, and is parsed in memory. */
const LONGEST_MANIFEST_MB = 32;
/** A file is restored from memory: an annotation with its text, or a few thousand rows. */
const LONGEST_FILE_MB = 256;
/** Two files per source, and one per few thousand rows of a table. */
const MOST_FILES = 500_000;

/** Reads a whole archive and compares it with its manifest. @throws OperatorError with the first problem */
export async function verifyArchive(read: ArchiveReader, path: string, features: readonly Feature[]): Promise<Manifest> {
  const tables = archivedTables(features);
  const [order, names] = [inArchiveOrder(tables), new Set<string>(tables.map(({ table }) => table))];
  const isKnown = (name: string) => DOCUMENT.test(name) || names.has(ROWS.exec(name)?.[1] ?? '');
  const refuse = (why: string) => new OperatorError(`${path} cannot be restored: ${why}. Nothing was changed.`);
  const found = new Map<string, WrittenFile>();
  let [text, last]: [string | null, string] = [null, ''];
  try {
    for await (const { path: name, content } of read()) {
      if (found.size >= MOST_FILES) throw new OperatorError(`it contains more than ${MOST_FILES} files`);
      if (found.has(name)) throw new OperatorError(`it contains ${name} twice`);
      if (last && order(last, name) > 0) throw new OperatorError(`${name} comes after ${last}`);
      last = name;
      const hash = createHash('sha256');
      const kept: Buffer[] = [];
      let bytes = 0;
      const most = name === MANIFEST ? LONGEST_MANIFEST_MB : LONGEST_FILE_MB;
      for await (const piece of content) {
        hash.update(piece);
        bytes += piece.length;
        if (bytes > most * MEGABYTE) throw new OperatorError(`${name} is larger than ${most} MB`);
        if (name === MANIFEST) kept.push(piece);
      }
      found.set(name, { bytes, sha256: hash.digest('hex') });
      if (name === MANIFEST) text = Buffer.concat(kept).toString();
    }
  } catch (error) {
    throw refuse(error instanceof OperatorError ? error.message : `it is damaged (${(error as Error).message})`);
  }
  if (text === null) throw refuse('it is incomplete: it has no manifest');
  const manifest = await readManifest(text, refuse);
  found.delete(MANIFEST);
  for (const [name, { bytes, sha256 }] of Object.entries(manifest.files)) {
    const file = found.get(name);
    if (!file) throw refuse(`it is incomplete: ${name} is missing`);
    if (file.bytes !== bytes || file.sha256 !== sha256) throw refuse(`it is damaged: ${name} has changed`);
    if (!isKnown(name)) throw refuse(`it contains ${name}, which this version does not know`);
    found.delete(name);
  }
  const [unknown] = found.keys();
  if (unknown !== undefined) throw refuse(`it contains ${unknown}, which is not in its manifest`);
  return manifest;
}

async function readManifest(text: string, refuse: (why: string) => Error): Promise<Manifest> {
  let json: { format?: unknown; formatVersion?: unknown };
  try {
    json = Object(JSON.parse(text)) as typeof json;
  } catch {
    throw refuse('it is damaged: its manifest is not JSON');
  }
  if (json.format !== 'communique-archive') throw refuse('it is not an archive of this project');
  if (Number(json.formatVersion) > FORMAT_VERSION)
    throw refuse('it was written by a newer version of this project. Update first');
  const read = manifestShape.safeParse(json);
  if (!read.success) throw refuse(`its manifest is invalid at ${read.error.issues[0]!.path.join('.')}`);
  const { migration } = read.data;
  if ((await knownMigrations()).includes(migration)) return read.data;
  throw refuse(`it was written by a newer version of this project (${migration}). Update first`);
}
