import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A range of bytes in the file. */
export interface Extent {
  position: number;
  length: number;
}

/**
 * A temporary file for bytes that the client has not read yet. It has no name, so that nothing is left behind if the process
 * dies.
 */
export class SpoolFile {
  /** Set even while the file is being opened, so that closing waits for that. */
  #file: Promise<FileHandle> | null = null;
  #end = 0;
  #unread = 0;
  /** The file's greatest length so far, which is the disk space that it occupies. */
  #reached = 0;
  #isBroken = false;

  constructor(
    private readonly room: SpoolRoom,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Returns null if there is no space, or the disk cannot be written. */
  async write(bytes: Buffer): Promise<Extent | null> {
    if (this.#unread === 0) this.#end = 0; // reuse the whole file
    if (this.#isBroken || !this.reach(this.#end + bytes.length)) return null;
    try {
      await writeAll(await (this.#file ??= nameless()), bytes, this.#end);
    } catch (error) {
      this.#isBroken = true;
      this.onFailure(error);
      return null;
    }
    const place = { position: this.#end, length: bytes.length };
    this.#end += bytes.length;
    this.#unread += bytes.length;
    return place;
  }

  /** Each extent is read once. @throws LostBytesError */
  async read({ position, length }: Extent): Promise<Buffer> {
    const bytes = await readAll(await this.#file!, { position, length });
    this.#unread -= length;
    return bytes;
  }

  async close(): Promise<void> {
    this.room.giveBack(this.#reached);
    this.#reached = 0;
    const opening = this.#file;
    this.#file = null;
    const file = await opening?.catch(() => null);
    await file?.close();
  }

  private reach(end: number): boolean {
    if (end <= this.#reached) return true;
    if (end > this.room.share || !this.room.take(end - this.#reached)) return false;
    this.#reached = end;
    return true;
  }
}

/** Bytes that were written are missing from the disk. */
export class LostBytesError extends Error {
  override name = 'LostBytesError';
}

/**
 * Repeats writing until all bytes are written. A write may be partial, for example on a disk that is filling up, where only the
 * next write fails.
 */
async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function readAll(file: FileHandle, { position, length }: Extent): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done).catch((cause: unknown) => {
      throw new LostBytesError('a temporary file cannot be read', { cause });
    });
    if (bytesRead === 0) throw new LostBytesError(`a temporary file lost ${length - done} bytes`);
    done += bytesRead;
  }
  return bytes;
}

async function nameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `communique-export-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}

/** The maximum share of the common disk space that a single spool may take. */
const SHARE = 1 / 4;

/** The disk space that the spools of this process share, in bytes. */
export class SpoolRoom {
  #taken = 0;

  constructor(private readonly bytes: number) {}

  get share(): number {
    return this.bytes * SHARE;
  }

  /** Reserves bytes. Returns false if there is not enough space. */
  take(bytes: number): boolean {
    if (this.#taken + bytes > this.bytes) return false;
    this.#taken += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#taken -= bytes;
  }
}
