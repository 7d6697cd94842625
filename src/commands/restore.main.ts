import { openMigrated } from '../db/open.js';
import { OperatorError } from '../shared/operator-error.js';
import { archiveReader } from '../features/archive/reader.js';
import { ArchiveContentError, restoreArchive } from '../features/archive/restore.js';
import { settleAgain } from '../store/import/settle-again.js';
import { verifyArchive } from '../features/archive/verify-archive.js';
import { archivePath } from './arguments.js';
import { command } from './command.js';
import { printRows } from './print-rows.js';
import { printVerification } from './print-verification.js';

// npm run restore -- [--verify] FILE.tar.gz, or a folder: restores an archive into an empty store. The embedded store is
// made if there is none. It ends by verifying the store. With --verify the archive is only read, and no store is needed.

await command(async (config) => {
  const { path, verify } = archivePath('npm run restore -- [--verify] FILE.tar.gz | FOLDER');
  const read = await archiveReader(path);
  const manifest = await verifyArchive(read, path);
  const { sources, texts, dataVersion } = manifest;
  const what = `${sources} sources and ${texts} texts, at version ${dataVersion} of the data`;
  if (verify) return console.log(`${path} is whole: ${what}`);
  const db = await openMigrated(config, console.log);
  try {
    const isNew = await restoreArchive(db, read, manifest, printRows('Restored')).catch((error: unknown) => {
      if (!(error instanceof ArchiveContentError)) throw error;
      throw new OperatorError(`${path} cannot be restored: ${error.message}. Nothing was changed.`, { cause: error });
    });
    console.log(isNew ? `Restored ${what}` : `The store holds this archive already (${what}). Nothing was changed.`);
    await settleAgain(db, console.log);
    await printVerification(db);
  } finally {
    await db.close();
  }
});
