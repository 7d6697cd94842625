import { backUp } from '../store/archive/write-archive.js';
import { contentOf } from '../store/archive/manifest.js';
import { archiveReader } from '../store/archive/reader.js';
import { verifyArchive } from '../store/archive/verify-archive.js';
import { archivePath } from './archive-path.js';
import { command, withStore } from './command.js';
import { printRows } from './print-rows.js';
import { backUpRunning } from './running-server.js';

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
