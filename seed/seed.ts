import { basename, relative } from 'node:path';
import { storeCountries } from '../src/store/countries.js';
import { editedSources } from '../src/store/edited-sources.js';
import type { Database } from '../src/db/database.js';
import { articleFiles } from './article-files.js';
import { importFiles } from './import-files.js';
import { countries } from './reference/countries.js';
import { tellCounts, tellReport } from './tell.js';

/**
 * Brings a migrated store to what the project holds: the countries and its articles. What is there already stays, and so
 * does what editors have made of an article.
 */
export async function seed(database: Database, log: (line: string) => void): Promise<void> {
  await seedCountries(database, log);
  const files = await untouchedArticles(database, log);
  const reports = await importFiles(database, files);
  reports.forEach((report, index) => log(`${slugOf(files[index]!)}: ${tellReport(report)}`));
}

/** The files of the project's articles, without those whose claims editors have changed since. */
export async function untouchedArticles(database: Database, log: (line: string) => void): Promise<string[]> {
  const edited = await editedSources(database.prisma);
  const files = await articleFiles();
  for (const file of files.filter((each) => edited.has(slugOf(each)))) {
    log(`${slugOf(file)}: left as its editors made it (npm run seed -- ${relative('.', file)} undoes what they did)`);
  }
  return files.filter((file) => !edited.has(slugOf(file)));
}

/** A file is named after its source. */
function slugOf(file: string): string {
  return basename(file, '.yaml');
}

/** The countries alone: annotations refer to them. */
export async function seedCountries(database: Database, log: (line: string) => void): Promise<void> {
  const all = countries();
  const counts = await storeCountries(database.prisma, all);
  log(`countries: ${tellCounts(counts) || `all ${all.length} as they were`}`);
}
