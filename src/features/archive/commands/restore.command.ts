import { resolve } from 'node:path';
import { exampleLines } from '../../../commands/options.js';
import { openMigrated } from '../../../db/open.js';
import type { CommandDeclaration } from '../../../http/command.js';
import { OperatorError } from '../../../shared/operator-error.js';
import { resolveAgain } from '../../../store/import/resolve-again.js';
import { archiveReader } from '../reader.js';
import { ArchiveContentError, restoreArchive } from '../restore.js';
import { verifyArchive } from '../verify-archive.js';
import { printVerification } from './verify.command.js';
import { rowProgress } from './row-progress.js';

export const restoreCommand: CommandDeclaration = (command, { features, readSettings }) =>
  command
    .description(
      'Restores an archive into an empty store, and verifies the store. Creates the embedded store if it does not exist.',
    )
    .argument('<archive>', 'The .tar.gz file of a backup or an export, or its folder.')
    .option('--verify', 'Only read and check the archive. Needs no store.')
    .addHelpText('after', exampleLines('restore --verify backup.tar.gz', 'restore backup.tar.gz'))
    .action(async (archive, { verify }) => {
      const path = resolve(archive);
      const config = readSettings();
      const read = await archiveReader(path, features);
      const manifest = await verifyArchive(read, path, features);
      const { sources, texts, dataVersion } = manifest;
      const what = `${sources} sources and ${texts} texts, at version ${dataVersion} of the data`;
      if (verify) return console.log(`${path} is whole: ${what}`);
      const db = await openMigrated(config, console.log);
      try {
        const restoring = rowProgress('Restored', (progress) => restoreArchive(db, read, manifest, features, progress));
        const isNew = await restoring.catch((error: unknown) => {
          if (!(error instanceof ArchiveContentError)) throw error;
          throw new OperatorError(`${path} cannot be restored: ${error.message}. Nothing was changed.`, { cause: error });
        });
        console.log(isNew ? `Restored ${what}` : `The store already contains this archive (${what}). Nothing was changed.`);
        await resolveAgain(db, console.log);
        await printVerification(db);
      } finally {
        await db.close();
      }
    });
