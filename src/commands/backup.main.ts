import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { backUp } from '../features/archive/write-archive.js';
import { contentOf } from '../features/archive/manifest.js';
import { archiveReader } from '../features/archive/reader.js';
import { verifyArchive } from '../features/archive/verify-archive.js';
import type { Config } from '../config/config.js';
import { OperatorError } from '../shared/operator-error.js';
import { archivePath } from './arguments.js';
import { command, withStore } from './command.js';
import { printRows } from './print-rows.js';

// npm run backup -- FILE.tar.gz, or a folder: writes an archive as npm run export does, without the CSV that a restore
// does not read, and reads it back. A server that holds the embedded store makes it, if it has an ADMIN_PORT.

await command(async (config) => {
  const { path } = archivePath('npm run backup -- FILE.tar.gz | FOLDER');
  const mayRun = config.databaseUrl === null && config.adminPort !== null;
  const isRunning = mayRun && (await backUpRunning(config, path));
  const manifest = isRunning
    ? await verifyArchive(await archiveReader(path), path)
    : await withStore(config, (db) => backUp(db, path, printRows('Wrote')));
  console.log(`${path} is whole: ${contentOf(manifest)}`);
});

/**
 * Asks the server that holds the embedded store for a backup, at its ADMIN_PORT. False if no server is there.
 * @throws OperatorError if the server refuses
 */
async function backUpRunning({ adminPort }: Config, path: string): Promise<boolean> {
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
