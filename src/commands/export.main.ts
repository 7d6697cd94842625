import 'reflect-metadata';
import { csvFiles } from '../features/exports/formats/csv-files.js';
import { contentOf } from '../features/archive/manifest.js';
import { type Extras, writeArchive } from '../features/archive/write-archive.js';
import { FEATURES } from '../features.js';
import { createSchema } from '../schema/schema.js';
import { archivePath } from './arguments.js';
import { command, withStore } from './command.js';
import { printRows } from './print-rows.js';

// npm run export -- FILE.tar.gz, or a folder: writes an archive of everything.

await command(async (config) => {
  const { path } = archivePath('npm run export -- FILE.tar.gz | FOLDER');
  await withStore(config, async (db) => {
    const schema = await createSchema(FEATURES, config.publicUrl);
    const extras: Extras = (tx) => csvFiles(tx, schema);
    const manifest = await writeArchive(db, path, { extras, progress: printRows('Wrote') });
    console.log(`${path}: ${contentOf(manifest)}`);
  });
});
