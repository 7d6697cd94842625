import 'reflect-metadata';
import { resolve } from 'node:path';
import { exampleLines } from '../../commands/options.js';
import { withStore } from '../../commands/with-store.js';
import type { CommandDeclaration } from '../../http/command.js';
import { createSchema } from '../../schema/schema.js';
import { rowProgress } from '../archive/commands/row-progress.js';
import { describeContent } from '../archive/manifest.js';
import { type Extras, writeArchive } from '../archive/write-archive.js';
import { csvFiles } from './formats/csv-files.js';

export const exportCommand: CommandDeclaration = (command, { features, readSettings }) =>
  command
    .description('Writes an archive of everything, which can be restored, with CSV files for people.')
    .argument('<archive>', 'The .tar.gz file to write, or a folder.')
    .addHelpText('after', exampleLines('export everything.tar.gz'))
    .action(async (archive) => {
      const path = resolve(archive);
      const config = readSettings();
      await withStore(config, async (db) => {
        const schema = await createSchema(features, config.publicUrl);
        const extras: Extras = (tx) => csvFiles(tx, schema);
        const manifest = await rowProgress('Wrote', (progress) => writeArchive(db, path, features, { extras, progress }));
        console.log(`${path}: ${describeContent(manifest)}`);
      });
    });
