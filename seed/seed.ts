import { basename, relative } from 'node:path';
import { storeCountries } from '../src/store/import/countries.js';
import { selectWithdrawn, type Withdrawn } from '../src/store/entries/withdrawn-sources.js';
import type { Database } from '../src/db/database.js';
import { articleFiles } from './article-files.js';
import { importFiles } from '../src/store/files/import-files.js';
import { countries } from './reference/countries.js';
import { formatCounts, formatReport } from '../src/store/files/format.js';

/**
 * Imports the countries and the project's articles into a migrated store. Existing rows stay. Articles that editors have
 * changed or that were withdrawn are skipped.
 */
export async function seed(database: Database, log: (line: string) => void): Promise<void> {
  await seedCountries(database, log);
  const files = await untouchedArticles(database, log);
  const reports = await importFiles(database, files);
  reports.forEach((report, index) => log(`${slugOf(files[index]!)}: ${formatReport(report)}`));
}

/** Returns the files of the project's articles, except those that editors have changed in the store or that were withdrawn. */
export async function untouchedArticles(database: Database, log: (line: string) => void): Promise<string[]> {
  const files = await articleFiles();
  const edited = await editedSources(database);
  const withdrawn = await withdrawnSources(database, files.map(slugOf));
  const reasons = files.map((file) => {
    const again = `npx communique seed ${relative('.', file)}`;
    if (withdrawn.has(slugOf(file))) return `it was withdrawn (${again} imports it again)`;
    if (edited.has(slugOf(file))) return `editors have changed it (${again} discards their changes)`;
    return null;
  });
  reasons.forEach((reason, index) => {
    if (reason !== null) log(`${slugOf(files[index]!)}: skipped, because ${reason}`);
  });
  return files.filter((_file, index) => reasons[index] === null);
}

async function withdrawnSources({ prisma }: Database, slugs: string[]): Promise<Set<string>> {
  const rows = await prisma.$queryRaw<Withdrawn[]>(selectWithdrawn(slugs));
  return new Set(rows.map(({ slug }) => slug));
}

/** Returns the slugs of sources whose claims a signed-in user has changed. */
async function editedSources({ prisma }: Database): Promise<Set<string>> {
  const edits = await prisma.changeSet.findMany({
    where: { by: { not: null } },
    distinct: ['source'],
    select: { source: true },
  });
  return new Set(edits.map(({ source }) => source));
}

/** A file is named after its source. */
function slugOf(file: string): string {
  return basename(file, '.yaml');
}

/** Stores the countries that annotations refer to. */
export async function seedCountries(database: Database, log: (line: string) => void): Promise<void> {
  const all = countries();
  const counts = await storeCountries(database.prisma, all);
  log(`countries: ${formatCounts(counts) || `all ${all.length} unchanged`}`);
}
