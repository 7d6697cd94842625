import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack as createPack } from 'tar-stream';
import { OperatorError } from '../../shared/operator-error.js';
import type { ArchiveFile } from './contents.js';

// Writes the files of an archive, which may be a folder. An archive gets its final name once it is complete.

export interface WrittenFile {
  bytes: number;
  sha256: string;
}

interface ArchiveWriter {
  add(file: ArchiveFile): Promise<WrittenFile>;
  /** Renames the finished archive to its final name. */
  finish(): Promise<void>;
  /** Removes everything that was written. */
  discard(): Promise<void>;
}

/** Writes an archive at this path: compressed, or as a folder. */
export async function archiveWriter(path: string): Promise<ArchiveWriter> {
  await mkdir(dirname(path), { recursive: true });
  const folder = await mkdtemp(`${path}.part-`);
  return /\.(tar\.gz|tgz)$/.test(path) ? tarWriter(path, folder) : folderWriter(path, folder);
}

function folderWriter(path: string, folder: string): ArchiveWriter {
  return {
    add: (file) => writeFile(join(folder, file.path), file),
    async finish() {
      const present = await readdir(path).catch(() => []);
      if (present.length > 0) throw new OperatorError(`${path} is not empty. Specify a folder that does not exist.`);
      await rename(folder, path);
    },
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Writes a compressed archive. Only its owner may read it, since it contains texts and who changed what. Tar puts the size of a
 * file before its content, so each file is first written to a temporary file. The bytes do not depend on the time.
 */
function tarWriter(path: string, folder: string): ArchiveWriter {
  const [file, archive] = [join(folder, 'file'), join(folder, 'archive')];
  const pack = createPack();
  const written = pipeline(pack, createGzip(), createWriteStream(archive, { mode: 0o600 }));
  written.catch(() => {}); // `finish` waits for it
  return {
    async add({ path: name, content }) {
      const entry = await writeFile(file, { path: name, content });
      const header = { name, size: entry.bytes, mtime: new Date(0), mode: 0o644, uid: 0, gid: 0 };
      await pipeline(createReadStream(file), pack.entry(header));
      return entry;
    },
    async finish() {
      pack.finalize();
      await written;
      await rename(archive, path);
      await rm(folder, { recursive: true });
    },
    async discard() {
      pack.destroy();
      await written.catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writeFile(path: string, { content }: ArchiveFile): Promise<WrittenFile> {
  await mkdir(dirname(path), { recursive: true });
  const hash = createHash('sha256');
  const counted = { bytes: 0 };
  await pipeline(Readable.from(measured(content, hash, counted)), createWriteStream(path));
  return { ...counted, sha256: hash.digest('hex') };
}

async function* measured(content: ArchiveFile['content'], hash: Hash, counted: { bytes: number }) {
  for await (const piece of content) {
    const bytes = Buffer.from(piece);
    hash.update(bytes);
    counted.bytes += bytes.length;
    yield bytes;
  }
}
