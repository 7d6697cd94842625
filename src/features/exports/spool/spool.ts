import { EventEmitter, once } from 'node:events';
import { CancelledError } from '../../../db/cancellation.js';
import { SpoolFile, type Extent, type SpoolRoom } from './spool-file.js';

const IN_MEMORY = 1024 * 1024;

/** A part of a response, and the number of objects in it. */
export interface Chunk {
  bytes: Buffer;
  nodes: number;
}

/**
 * Buffers data that has been read from the store but not yet by the client: up to a megabyte in memory, the rest on disk. The
 * store therefore finishes an export long before a slow client does. A spool has one writer and one reader.
 */
export class Spool {
  readonly #chunks: { at: Buffer | Extent; nodes: number }[] = [];
  readonly #file: SpoolFile;
  #inMemory = 0;
  #ended: { error?: Error | undefined } | null = null;
  #isClosed = false;
  /** How long the writer has waited for space, in milliseconds. */
  #waited = 0;
  #waitsSince: number | null = null;
  /** Emits `change` whenever there is something to read, space to write, or an end. */
  readonly #changes = new EventEmitter();

  constructor(room: SpoolRoom, onFailure: (error: unknown) => void) {
    this.#file = new SpoolFile(room, onFailure);
  }

  /** How long the writer has waited for the client in total, in milliseconds; 0 if it is not waiting now. */
  get holdUp(): number {
    return this.#waitsSince === null ? 0 : this.#waited + performance.now() - this.#waitsSince;
  }

  /** Waits for space. @throws CancelledError if the spool is closed */
  async write({ bytes, nodes }: Chunk): Promise<void> {
    for (;;) {
      if (this.#isClosed) throw new CancelledError();
      const at = await this.place(bytes);
      if (at) {
        this.#chunks.push({ at, nodes });
        return this.change();
      }
      this.#waitsSince = performance.now();
      await this.next();
      this.#waited += performance.now() - this.#waitsSince;
      this.#waitsSince = null;
    }
  }

  /** Ends the spool. With an error, the reader fails immediately, since an incomplete export is useless. */
  end(error?: Error): void {
    this.#ended = { error };
    this.change();
  }

  async *read(): AsyncGenerator<Chunk, void, undefined> {
    for (;;) {
      if (this.#ended?.error) throw this.#ended.error;
      if (this.#isClosed) throw new CancelledError();
      const next = this.#chunks.shift();
      if (next) {
        const bytes = await this.taken(next.at);
        this.change();
        yield { bytes, nodes: next.nodes };
      } else if (this.#ended) return;
      else await this.next();
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#chunks.length = 0;
    this.change();
    await this.#file.close();
  }

  private async place(bytes: Buffer): Promise<Buffer | Extent | null> {
    if (this.#inMemory > 0 && this.#inMemory + bytes.length > IN_MEMORY) return this.#file.write(bytes);
    this.#inMemory += bytes.length;
    return bytes;
  }

  private async taken(at: Buffer | Extent): Promise<Buffer> {
    if ('position' in at) return this.#file.read(at);
    this.#inMemory -= at.length;
    return at;
  }

  private async next(): Promise<void> {
    await once(this.#changes, 'change');
  }

  private change(): void {
    this.#changes.emit('change');
  }
}
