import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { exampleLines } from '../../../commands/options.js';
import { withStore } from '../../../commands/with-store.js';
import type { Config } from '../../../config/config.js';
import type { CommandDeclaration } from '../../../http/command.js';
import { OperatorError } from '../../../shared/operator-error.js';
import { describeContent } from '../manifest.js';
import { archiveReader } from '../reader.js';
import { verifyArchive } from '../verify-archive.js';
import { backUp } from '../write-archive.js';
import { rowProgress } from './row-progress.js';

export const backupCommand: CommandDeclaration = (command, { features, readSettings }) =>
  command
    .description(
      'Backs up everything to an archive, and reads the archive back. If a running server has the embedded store open, that server writes the archive, through its ADMIN_PORT.',
    )
    .argument('<archive>', 'The .tar.gz file to write, or a folder.')
    .addHelpText('after', exampleLines('backup backup.tar.gz'))
    .action(async (archive) => {
      const path = resolve(archive);
      const config = readSettings();
      const mayRun = config.databaseUrl === null && config.adminPort !== null;
      const isRunning = mayRun && (await backUpRunning(config, path));
      const manifest = isRunning
        ? await verifyArchive(await archiveReader(path, features), path, features)
        : await withStore(config, (db) => rowProgress('Wrote', (progress) => backUp(db, path, features, progress)));
      console.log(`${path} is whole: ${describeContent(manifest)}`);
    });

/**
 * Requests a backup from the server that has the embedded store open, at its ADMIN_PORT. Returns false if no server answers.
 * @throws OperatorError if the server refuses
 */
async function backUpRunning({ adminPort }: Config, path: string): Promise<boolean> {
  const response = await fetch(`http://localhost:${adminPort}/backup`, { method: 'POST' }).catch(() => null);
  if (response === null) return false;
  if (!response.ok || response.body === null) {
    throw new OperatorError(`The running server could not make a backup: ${await response.text()}`);
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
