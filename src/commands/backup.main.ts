import { requireMigrated } from '../db/migrate.js';
import { openDatabase } from '../db/open.js';
import { contentOf } from '../store/archive/manifest.js';
import { archiveReader } from '../store/archive/reader.js';
import { verifyArchive } from '../store/archive/verify-archive.js';
import { writeArchive } from '../store/archive/write-archive.js';
import { archivePath } from './archive-path.js';
import { command } from './command.js';
import { projectVersion } from './project-version.js';

// npm run backup -- FILE.tar.gz, or a folder: writes an archive as npm run export does, without the CSV that a restore
// does not read, and reads it back.

await command(async (config) => {
  const { path } = archivePath('npm run backup -- FILE.tar.gz | FOLDER');
  const db = await openDatabase(config);
  try {
    await requireMigrated(db);
    await writeArchive(db, path, { project: await projectVersion(), extras: noExtras });
  } finally {
    await db.close();
  }
  const manifest = await verifyArchive(await archiveReader(path), path);
  console.log(`${path} is whole: ${contentOf(manifest)}`);
});

async function* noExtras() {}
