import type { StoreNode } from '../../db/store-node.js';
import type { Manifest } from './manifest.js';
import { archiveReader } from './reader.js';
import { verifyArchive } from './verify-archive.js';
import { type Progress, writeArchive } from './write-archive.js';

/** Writes an archive without the CSV that a restore does not read, and reads it back. */
export async function backUp(db: StoreNode, path: string, progress?: Progress): Promise<Manifest> {
  await writeArchive(db, path, { progress });
  return verifyArchive(await archiveReader(path), path);
}
