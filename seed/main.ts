import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../src/commands/command.js';
import { requireMigrated } from '../src/db/migrate.js';
import { openDatabase } from '../src/db/open.js';
import { OperatorError } from '../src/operator-error.js';
import { importFiles } from './import-files.js';
import { matchText } from './match-text.js';
import { readText } from './read-text.js';
import { seedCountries, untouchedArticles } from './seed.js';
import { storeText } from './store-text.js';
import { formatReport } from './format-report.js';

// npm run seed -- [--text FILE] [FILE.yaml …]: imports the named annotations, or those of the project except the ones that
// editors have changed. A text is checked against its annotation and stored beside it. If no annotation is named, the
// text's hash says which source it belongs to.

await command(async (config) => {
  const { text, files } = readArguments();
  const database = await openDatabase(config);
  try {
    await requireMigrated(database);
    await seedCountries(database, console.log);
    const annotations = files.length > 0 ? files : await untouchedArticles(database, console.log);
    const texts =
      text === undefined || files.length === 0 ? undefined : await matchText(await readText(text), text, files);
    const reports = await importFiles(database, annotations, texts);
    reports.forEach((report, index) =>
      console.log(`${basename(annotations[index]!, '.yaml')}: ${formatReport(report)}`),
    );
    if (text === undefined || files.length > 0) return;
    const slugs = await storeText(database, await readText(text), text);
    for (const slug of slugs) console.log(`${slug}: text stored`);
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
