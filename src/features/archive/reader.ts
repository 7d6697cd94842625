import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract as createExtract } from 'tar-stream';
import { OperatorError } from '../../shared/operator-error.js';
import type { Feature } from '../../http/feature.js';
import { archivedTables, inArchiveOrder } from './tables.js';

// Reads the files of an archive, which may be a folder.

interface ReadFile {
  path: string;
  content: AsyncIterable<Buffer>;
}

/** Reads the files of an archive from first to last. May be called several times. */
export type ArchiveReader = () => AsyncGenerator<ReadFile>;

/** @throws OperatorError if there is nothing at the path */
export async function archiveReader(path: string, features: readonly Feature[]): Promise<ArchiveReader> {
  const found = await stat(path).catch((error: Error) => {
    throw new OperatorError(`${path} cannot be read: ${error.message}`);
  });
  if (!found.isDirectory()) return () => readTar(path);
  const order = inArchiveOrder(archivedTables(features));
  return () => readFolder(path, order);
}

async function* readTar(path: string): AsyncGenerator<ReadFile> {
  const extract = createExtract();
  pipeline(createReadStream(path), createGunzip(), extract, () => {}); // the loop below fails with the same error
  for await (const entry of extract) {
    if (entry.header.type !== 'file') throw new OperatorError(`${entry.header.name} is not a file`);
    yield { path: entry.header.name, content: entry as AsyncIterable<Buffer> };
    entry.resume();
  }
}

async function* readFolder(folder: string, order: (a: string, b: string) => number): AsyncGenerator<ReadFile> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const paths = files.map((file) => relative(folder, file).replaceAll(sep, '/'));
  for (const path of paths.sort(order)) yield { path, content: createReadStream(join(folder, path)) };
}
