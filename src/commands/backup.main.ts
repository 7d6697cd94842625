import { contentOf } from '../store/archive/manifest.js';
import { archiveReader } from '../store/archive/reader.js';
import { verifyArchive } from '../store/archive/verify-archive.js';
import { writeArchive } from '../store/archive/write-archive.js';
import { archivePath } from './archive-path.js';
import { command, withStore } from './command.js';
import { projectVersion } from './project-version.js';

// npm run backup -- FILE.tar.gz, or a folder: writes an archive as npm run export does, without the CSV that a restore
// does not read, and reads it back.

await command(async (config) => {
  const { path } = archivePath('npm run backup -- FILE.tar.gz | FOLDER');
  const project = await projectVersion();
  await withStore(config, (db) => writeArchive(db, path, { project, extras: noExtras }));
  const manifest = await verifyArchive(await archiveReader(path), path);
  console.log(`${path} is whole: ${contentOf(manifest)}`);
});

async function* noExtras() {}
