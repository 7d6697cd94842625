import { basename } from 'node:path';
import { seedCountries, untouchedArticles } from '../../../seed/seed.js';
import type { CommandDeclaration } from '../../http/command.js';
import { formatReport } from '../../store/files/format.js';
import { importFiles } from '../../store/files/import-files.js';
import { storeTexts } from './store/store-texts.js';
import { collectValues, matchTexts, readTexts } from './texts.js';
import { collectGarbageEarly } from '../../commands/collect-garbage-early.js';
import { exampleLines } from '../../commands/options.js';
import { withStore } from '../../commands/with-store.js';

export const seedCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .description(
      'Imports annotations in a single transaction. If no files are given, imports the annotations of the project, except those that editors have changed.',
    )
    .argument('[annotations...]', 'YAML files.')
    .option(
      '--text <file>',
      'A text to check against its annotation and to store. Its hash and length identify the annotation among the files or, if no files are given, a stored source. May be repeated.',
      collectValues,
    )
    .addHelpText('after', exampleLines('seed', 'seed --text article.txt article.yaml'))
    .action(async (files, { text: textFiles = [] }) => {
      collectGarbageEarly(20);
      const settings = readSettings();
      const texts = await readTexts(textFiles);
      const matched = files.length > 0 ? await matchTexts(texts, files) : undefined;
      await withStore(
        settings,
        async (database) => {
          await seedCountries(database, console.log);
          const annotations = files.length > 0 ? files : await untouchedArticles(database, console.log);
          const reports = await importFiles(database, annotations, matched, console.warn);
          reports.forEach((report, index) => console.log(`${basename(annotations[index]!, '.yaml')}: ${formatReport(report)}`));
          if (files.length > 0 || texts.length === 0) return;
          for (const slug of await storeTexts(database, texts)) console.log(`${slug}: text stored`);
        },
        { writes: true },
      );
    });
