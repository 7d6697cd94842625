import { closeSync, constants, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { orElse } from '../../shared/or-else.js';

// Records the newest acknowledged version of the data next to the embedded store, so that lost commits are detected.

/** In the store's folder, so that it is copied, moved and removed with the store. PostgreSQL ignores it. */
const FILE = 'acknowledged-version';
/** The version twice, to detect a partial write. */
const LINE = /^(\d{15}) \1\n$/;

/** Reads the newest acknowledged version from an embedded store's folder. Returns null if it is missing or unreadable. */
export function acknowledgedVersion(store: string): number | null {
  const version = LINE.exec(orElse(() => readFileSync(join(store, FILE), 'utf8'), ''))?.[1];
  return version === undefined ? null : Number(version);
}

/**
 * Writes the version of each commit to the store's folder and syncs it to disk, after the commit and before the client's
 * response. The file may lag behind the store if the process is killed in between; it is ahead only if the store has lost
 * commits. A failure to write is reported once.
 */
export class AcknowledgedVersion {
  #file: number | null = null;
  #isReported = false;

  constructor(
    private readonly store: string,
    private readonly onWarning: (message: string) => void,
  ) {}

  write(version: number): void {
    const digits = String(version).padStart(15, '0');
    const line = Buffer.from(`${digits} ${digits}\n`);
    try {
      this.#file ??= openSync(join(this.store, FILE), constants.O_WRONLY | constants.O_CREAT);
      if (writeSync(this.#file, line, 0, line.length, 0) < line.length) throw new Error('no space is left');
      fdatasyncSync(this.#file);
    } catch (error) {
      if (!this.#isReported)
        this.onWarning(
          `${join(this.store, FILE)} cannot be written: ${(error as Error).message}. A later loss of commits would not be noticed.`,
        );
      this.#isReported = true;
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }
}
