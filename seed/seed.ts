import { basename } from 'node:path';
import { storeCountries } from '../src/annotation/store/countries.js';
import type { Database } from '../src/db/client.js';
import { articleFiles } from './article-files.js';
import { importFiles } from './import-files.js';
import { countries } from './reference/countries.js';
import { tellCounts, tellReport } from './tell.js';

/** Brings a migrated store to what the project holds: the countries and its articles. What is there already stays. */
export async function seed(database: Database, log: (line: string) => void): Promise<void> {
  await seedCountries(database, log);
  const files = await articleFiles();
  const reports = await importFiles(database, files);
  reports.forEach((report, index) => log(`${basename(files[index]!, '.yaml')}: ${tellReport(report)}`));
}

/** The countries alone: annotations refer to them. */
export async function seedCountries(database: Database, log: (line: string) => void): Promise<void> {
  const all = countries();
  const counts = await storeCountries(database.prisma, all);
  log(`countries: ${tellCounts(counts) || `all ${all.length} as they were`}`);
}
