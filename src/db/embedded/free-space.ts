import { statfsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseUnavailableError } from '../errors.js';
import type { PrismaClient } from '../generated/client.js';

// The free disk space of the embedded store.

const MEGABYTE = 1024 * 1024;
/** PGlite hangs if a commit needs a new segment of the log and there is no space for it. */
export const LOG_SEGMENT_BYTES = 16 * MEGABYTE;
const LEAST_BYTES = 4 * LOG_SEGMENT_BYTES;

/** Refuses writes to a folder whose disk is almost full. Reads continue. @throws DatabaseUnavailableError */
export function requireSpace(folder: string): void {
  const free = freeBytes(folder);
  if (free >= LEAST_BYTES) return;
  const [left, least] = [free, LEAST_BYTES].map((bytes) => Math.floor(bytes / MEGABYTE));
  throw new DatabaseUnavailableError(
    `The disk that holds ${folder} has only ${left} MB left; writing needs ${least} MB. Free some space.`,
  );
}

const folders = new WeakMap<PrismaClient, string>();

export function noteFolder(prisma: PrismaClient, folder: string): void {
  folders.set(prisma, folder);
}

/** Returns how many bytes can be written before writes are refused; null if the store is not on a local disk. */
export function writableBytes(prisma: PrismaClient): number | null {
  const folder = folders.get(prisma);
  return folder === undefined ? null : freeBytes(folder) - LEAST_BYTES;
}

/** PostgreSQL writes a few kilobytes when it starts, even if it is only read. */
export function fullDiskError(folder: string, cause: unknown): DatabaseUnavailableError {
  const message = `The disk that holds ${resolve(folder)} is full: opening the store needs at least 1 MB. Free some space.`;
  return new DatabaseUnavailableError(message, { cause });
}

export function isFull(folder: string): boolean {
  return freeBytes(folder) < MEGABYTE;
}

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
