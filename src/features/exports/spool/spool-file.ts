import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes of the file. */
export interface Extent {
  position: number;
  length: number;
}

/** A part of the disk for what is written ahead. Its file has no name, so that nothing is left of a process that dies. */
export class SpoolFile {
  #file: FileHandle | null = null;
  #end = 0;
  #unread = 0;
  /** The greatest length that the file ever had, which is the room that it takes. */
  #reached = 0;
  #isBroken = false;

  constructor(
    private readonly room: SpoolRoom,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Null if there is no room, or no disk that can be written. */
  async write(bytes: Buffer): Promise<Extent | null> {
    if (this.#unread === 0) this.#end = 0; // all of it can be used again
    if (this.#isBroken || !this.reach(this.#end + bytes.length)) return null;
    try {
      this.#file ??= await nameless();
      await writeAll(this.#file, bytes, this.#end);
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

  /** Each place is read once. @throws LostBytesError */
  async read({ position, length }: Extent): Promise<Buffer> {
    const bytes = await readAll(this.#file!, { position, length });
    this.#unread -= length;
    return bytes;
  }

  async close(): Promise<void> {
    this.room.giveBack(this.#reached);
    this.#reached = 0;
    await this.#file?.close();
    this.#file = null;
  }

  private reach(end: number): boolean {
    if (end <= this.#reached) return true;
    if (end > this.room.share || !this.room.take(end - this.#reached)) return false;
    this.#reached = end;
    return true;
  }
}

/** The disk no longer has what was written. */
export class LostBytesError extends Error {
  override name = 'LostBytesError';
}

/** The system may write less than it is given, as on a disk that fills: only the next write then fails. */
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

/** No spool takes more of the disk than this part of what all may have together. */
const SHARE = 1 / 4;

/** Bytes of the disk that the spools of this process may take together. */
export class SpoolRoom {
  #taken = 0;

  constructor(private readonly bytes: number) {}

  get share(): number {
    return this.bytes * SHARE;
  }

  /** Whether there was as much room. */
  take(bytes: number): boolean {
    if (this.#taken + bytes > this.bytes) return false;
    this.#taken += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#taken -= bytes;
  }
}
