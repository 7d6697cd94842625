import { statfsSync } from 'node:fs';
import { DatabaseUnavailableError } from './errors.js';

/** PGlite hangs where a commit needs a new segment of the log, of 16 MB, and there is no room for it. */
const LEAST_BYTES = 64 * 1024 * 1024;

/** Refuses to write to a folder whose disk is almost full. Reads go on. @throws DatabaseUnavailableError */
export function requireSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= LEAST_BYTES) return;
  const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);
  throw new DatabaseUnavailableError(
    `The disk of ${folder} has ${megabytes(free)} MB left; writing needs ${megabytes(LEAST_BYTES)} MB. Free some space.`,
  );
}
