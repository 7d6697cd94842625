import 'reflect-metadata';
import { requireMigrated } from '../db/migrate.js';
import { openDatabase } from '../db/open.js';
import { csvFiles } from '../server/export/csv/csv-files.js';
import { contentOf } from '../store/archive/manifest.js';
import { writeArchive } from '../store/archive/write-archive.js';
import { createSchema } from '../types/schema.js';
import { archivePath } from './archive-path.js';
import { command } from './command.js';
import { projectVersion } from './project-version.js';

// npm run export -- FILE.tar.gz, or a folder: writes an archive of everything.

await command(async (config) => {
  const { path } = archivePath('npm run export -- FILE.tar.gz | FOLDER');
  const db = await openDatabase(config);
  try {
    await requireMigrated(db);
    const schema = await createSchema();
    const manifest = await writeArchive(db, path, {
      project: await projectVersion(),
      extras: (tx) => csvFiles(tx, schema),
    });
    console.log(`${path}: ${contentOf(manifest)}`);
  } finally {
    await db.close();
  }
});
