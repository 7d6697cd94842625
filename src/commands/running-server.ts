import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Config } from '../config.js';
import { OperatorError } from '../operator-error.js';

/**
 * Asks the server that holds the embedded store for a backup, at its ADMIN_PORT. False if no server is there.
 * @throws OperatorError if the server refuses
 */
export async function backUpRunning({ adminPort }: Config, path: string): Promise<boolean> {
  const response = await fetch(`http://localhost:${adminPort}/backup`, { method: 'POST' }).catch(() => null);
  if (response === null) return false;
  if (!response.ok || response.body === null) {
    throw new OperatorError(`The running server made no backup: ${await response.text()}`);
  }
  const part = `${path}.part`;
  try {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(part, { mode: 0o600 }));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw new OperatorError(`The running server was cut off: ${(error as Error).message}`, { cause: error });
  }
  return true;
}
