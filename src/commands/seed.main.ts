import { basename } from 'node:path';
import { collectGarbageEarly } from './collect-garbage-early.js';
import { command, withStore } from './command.js';
import { importFiles } from '../store/files/import-files.js';
import { seedCountries, untouchedArticles } from '../../seed/seed.js';
import { storeTexts } from '../store/files/store-texts.js';
import { formatReport } from '../store/files/format.js';
import { readTextOptions } from './arguments.js';
import { matchTexts, readTexts } from '../store/files/texts.js';

// npm run seed -- [--text FILE]… [FILE.yaml …]: imports the named annotations, or those of the project except the ones that
// editors have changed. A text is checked against its annotation and stored beside it: its hash and length say which one
// that is. If no annotation is named, they say which stored source it belongs to.

await command(async (config) => {
  collectGarbageEarly(20);
  const { texts: textFiles, files } = readTextOptions('npm run seed -- [--text FILE]… [FILE.yaml …]');
  const texts = await readTexts(textFiles);
  const matched = files.length > 0 ? await matchTexts(texts, files) : undefined;
  await withStore(
    config,
    async (database) => {
      await seedCountries(database, console.log);
      const annotations = files.length > 0 ? files : await untouchedArticles(database, console.log);
      const reports = await importFiles(database, annotations, matched);
      reports.forEach((report, index) => console.log(`${basename(annotations[index]!, '.yaml')}: ${formatReport(report)}`));
      if (files.length > 0 || texts.length === 0) return;
      for (const slug of await storeTexts(database, texts)) console.log(`${slug}: text stored`);
    },
    { writes: true },
  );
});
