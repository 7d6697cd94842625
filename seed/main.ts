import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../src/commands/command.js';
import { openDatabase } from '../src/db/open.js';
import { OperatorError } from '../src/operator-error.js';
import { importFiles } from './import-files.js';
import { matchText } from './match-text.js';
import { readText } from './read-text.js';
import { seedCountries, untouchedArticles } from './seed.js';
import { storeText } from './store-text.js';
import { tellReport } from './tell.js';

// npm run seed -- [--text FILE] [FILE.yaml …]: imports annotations; those of the project, unless others are named, except
// where editors have changed what they claim. The text that one of them annotates is checked against it and stored beside
// it; where no file is named, beside whichever source it is the text of.

await command(async (config) => {
  const { text, files } = readArguments();
  const database = await openDatabase(config);
  try {
    await seedCountries(database, console.log);
    const annotations = files.length > 0 ? files : await untouchedArticles(database, console.log);
    const texts =
      text === undefined || files.length === 0 ? undefined : await matchText(await readText(text), text, files);
    const reports = await importFiles(database, annotations, texts);
    reports.forEach((report, index) => console.log(`${basename(annotations[index]!, '.yaml')}: ${tellReport(report)}`));
    if (text === undefined || files.length > 0) return;
    const slugs = await storeText(database, await readText(text), text);
    for (const slug of slugs) console.log(`${slug}: its text is stored`);
  } finally {
    await database.close();
  }
});

function readArguments(): { text: string | undefined; files: string[] } {
  try {
    const { values, positionals } = parseArgs({ options: { text: { type: 'string' } }, allowPositionals: true });
    return { text: values.text, files: positionals };
  } catch (error) {
    throw new OperatorError(`${(error as Error).message}\nUsage: npm run seed -- [--text FILE] [FILE.yaml …]`);
  }
}
