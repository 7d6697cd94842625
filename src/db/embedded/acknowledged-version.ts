import { closeSync, constants, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

// The newest version of the data that was acknowledged, kept beside the embedded store to notice what it loses.

/** In the folder of the store, so that it is copied, moved and removed with it. PostgreSQL does not look at it. */
const FILE = 'acknowledged-version';
/** The version twice, since half of a line may have been written. */
const LINE = /^(\d{15}) \1\n$/;

/** The newest version of the data that an embedded store's folder says was acknowledged; null if it does not say. */
export function acknowledgedVersion(store: string): number | null {
  try {
    const [, version] = LINE.exec(readFileSync(join(store, FILE), 'utf8')) ?? [];
    return version === undefined ? null : Number(version);
  } catch {
    return null;
  }
}

/**
 * Writes the version of each commit into the store's folder, and on the disk. It does so after the commit and before its
 * answer: the file may be behind the store, when the process is killed in between, and is ahead only if the store has lost
 * something. A version that cannot be written is reported once.
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
          `${join(this.store, FILE)} cannot be written: ${(error as Error).message}. A loss of what is written from now on would not be noticed.`,
        );
      this.#isReported = true;
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }
}
