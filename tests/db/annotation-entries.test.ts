import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Annotation } from '../../src/model/annotation.js';
import { readAnnotation } from '../../src/model/read/read.js';
import type { Database } from '../../src/db/database.js';
import { migrate } from '../../src/db/migrations/migrate.js';
import { storeCountries } from '../../src/store/import/countries.js';
import { storedAnnotation } from '../../src/store/entries/entries.js';
import { isUnchanged } from '../../src/store/import/report.js';
import { resolveAgain } from '../../src/store/import/resolve-again.js';
import { storeAnnotation } from '../../src/store/import/store.js';
import { seedCountries, seedYaml } from '../model/seed-article.js';
import { dump } from '../store/dump.js';
import { smallAnnotation } from '../store/small-annotations.js';
import { aCountry } from '../support/countries.js';
import { bareStore, emptyStore } from '../support/store.js';
import { runs } from '../support/thorough.js';

// The migration that split annotations, which had been documents, into entries (decision 24). A current store is
// copied into the schema before it, and upgraded.

const MIGRATIONS = 'prisma/migrations';
let [current, upgraded]: [Database, Database] = [null!, null!];

beforeAll(async () => {
  current = await emptyStore();
  await storeCountries(current.prisma, [...seedCountries()].map(aCountry));
  for (const annotation of annotations()) await storeAnnotation(current.prisma, annotation);
  upgraded = await bareStore();
  await migrateUpTo(upgraded, '_annotation_entries');
  await copyInto(upgraded, current);
  await migrate(upgraded);
  await resolveAgain(upgraded, () => {}); // as each start and each migration does
});
afterAll(() => Promise.all([current.close(), upgraded.close()]));

test('an upgraded store has the entries that an import would write, and nothing else changes', async () => {
  expect(withSortedReferences(await dump(upgraded))).toEqual(withSortedReferences(await dump(current)));
});

test('every source has an annotation after the upgrade, and importing it again changes nothing', async () => {
  for (const { source } of annotations()) {
    const annotation = await storedAnnotation(upgraded.prisma, source.slug);
    expect(annotation).toEqual(await storedAnnotation(current.prisma, source.slug));
    expect(isUnchanged(await storeAnnotation(upgraded.prisma, annotation!))).toBe(true);
  }
  for (const table of ['changeSet', 'change'] as const) {
    const all = async ({ prisma }: Database) => {
      const rows = await (prisma[table] as typeof prisma.change).findMany({ orderBy: { id: 'asc' } });
      // Changes older than these columns have no known version, and their pages are those that show their rows now.
      return rows.map((row) => ({ ...row, dataVersion: null, pages: null }));
    };
    expect(await all(upgraded)).toEqual(await all(current));
  }
});

/** The article with an additional field, and small annotations with every kind of claim. */
function annotations(): Annotation[] {
  const article = readAnnotation(seedYaml).annotation!;
  const reported = Object.values(article.statements).find(({ reportedBy }) => reportedBy)!;
  reported.reportedThrough = [reported.reportedBy!, ...Object.keys(article.organizations)].slice(0, 2);
  const slugs = Array.from({ length: runs(2, 20) }, (_, index) => `small-${index}`);
  const all = [article, ...slugs.map((slug, seed) => fc.sample(smallAnnotation(slug), { seed, numRuns: 1 })[0]!)];
  // The older schema has no column or table for these.
  for (const each of all) {
    for (const named of [...Object.values(each.people), ...Object.values(each.organizations)]) delete named.identifiers;
    for (const visit of Object.values(each.visits)) delete visit.journey;
    each.journeys = {};
  }
  return all;
}

/** Applies the migrations before the one with this name suffix. */
async function migrateUpTo(database: Database, ending: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'communique-migrations-'));
  const names = (await readdir(MIGRATIONS)).sort();
  const end = names.findIndex((name) => name.endsWith(ending));
  for (const name of [...names.slice(0, end), 'migration_lock.toml']) {
    await cp(join(MIGRATIONS, name), join(folder, name), { recursive: true });
  }
  await migrate(database, folder);
  await rm(folder, { recursive: true });
}

/** Copies all rows, and the annotations as documents. */
async function copyInto(older: Database, newer: Database): Promise<void> {
  const columns = await older.query<[table: string, columns: string[]]>({
    text: `SELECT table_name::text, array_agg(column_name::text) FROM information_schema.columns
      WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name NOT IN ('_prisma_migrations', 'DataVersion')
      GROUP BY table_name`,
    values: [],
  });
  const documents = new Map<string, unknown>();
  for (const { id, slug } of await newer.prisma.source.findMany()) {
    documents.set(id, await storedAnnotation(newer.prisma, slug));
  }
  await older.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = 'replica'`; // in any order, and without triggers
    for (const [table, names] of columns) {
      const rows = await newer.query<[Record<string, unknown>]>({ text: `SELECT to_jsonb(r) FROM "${table}" r`, values: [] });
      const copied = rows.map(([row]) =>
        table === 'SourceDocument' ? { ...row, annotation: documents.get(row['sourceId'] as string) } : row,
      );
      if (copied.length === 0) continue;
      const list = names
        .filter((name) => name in copied[0]!)
        .map((name) => `"${name}"`)
        .join();
      const insert = `INSERT INTO "${table}" (${list}) SELECT ${list} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`;
      await tx.$executeRawUnsafe(insert, JSON.stringify(copied));
    }
  });
}

/** Returns the rows of these tables without their ids, which are generated. */
function withoutIds(tables: Record<string, string[]>, names: string[]) {
  const stripped = (text: string) =>
    JSON.stringify({ ...(JSON.parse(text) as object), id: undefined, disagreementId: undefined });
  return { ...tables, ...Object.fromEntries(names.map((name) => [name, tables[name]!.map(stripped).sort()])) };
}

/** Sorts references, which are sets. */
function withSortedReferences(tables: Record<string, string[]>) {
  const entries = tables['AnnotationEntry']!.map((text) => JSON.parse(text) as { refersTo: string[] });
  const sorted = entries.map((entry) => JSON.stringify({ ...entry, refersTo: entry.refersTo.sort() }));
  return { ...withoutIds(tables, ['Disagreement', 'ClaimedValue']), AnnotationEntry: sorted.sort() };
}
