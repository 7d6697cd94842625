import { DatabaseUnavailableError, reasonOf, storeError } from '../db/errors.js';
import { openMigrated } from '../db/open.js';
import { OperatorError } from '../operator-error.js';
import { archiveReader } from '../store/archive/reader.js';
import { restoreArchive } from '../store/archive/restore.js';
import { settleAgain } from '../store/import/settle-again.js';
import { verifyArchive } from '../store/archive/verify-archive.js';
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
      throw refused(path, error);
    });
    console.log(isNew ? `Restored ${what}` : `The store holds this archive already (${what}). Nothing was changed.`);
    await settleAgain(db, console.log);
    await printVerification(db);
  } finally {
    await db.close();
  }
});

/** The hashes of the archive are right and its content is wrong: another program must have written it. */
function refused(path: string, error: unknown): unknown {
  if (error instanceof OperatorError || storeError(error) instanceof DatabaseUnavailableError) return error;
  return new OperatorError(`${path} cannot be restored: its content is wrong (${reasonOf(error)}). Nothing was changed.`);
}
