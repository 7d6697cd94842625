import { cp, mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, inject, test } from 'vitest';
import { seed, seedCountries } from '../../seed/seed.js';
import type { Database } from '../../src/db/database.js';
import { MigrationError } from '../../src/db/errors.js';
import { knownMigrations, migrate, pendingMigrations } from '../../src/db/migrations/migrate.js';
import { storedAnnotation } from '../../src/store/entries/entries.js';
import { importAnnotations } from '../../src/store/import/import.js';
import { verifyStore } from '../../src/features/archive/verify/verify.js';
import { dumpByName } from '../store/dump.js';
import { bareStore, emptyStore } from '../support/store.js';
import { thorough } from '../support/thorough.js';
import { isPlanted, tellCounts } from './counts.js';
import { fillParagraphs } from '../../src/store/entries/paragraphs.js';

// Row 6 of docs/reliability.md: a store of an earlier release is upgraded with its data.

/** The newest migration of each release in tests/faults/releases. */
const RELEASES = ['20261125000400_declared', '20261125230753_fold_places'];

const stores: Database[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

async function opened(store: Promise<Database>): Promise<Database> {
  stores.push(await store);
  return store;
}

/** Creates a folder with the migrations of a release, up to its newest. */
async function migrationsUpTo(last: string): Promise<string> {
  const folder = await mkdtemp(join(inject('runFolder'), 'migrations-'));
  for (const name of ['migration_lock.toml', ...(await knownMigrations()).filter((name) => name <= last)]) {
    await cp(join('prisma/migrations', name), join(folder, name), { recursive: true });
  }
  return folder;
}

async function runScript(db: Database, script: string): Promise<void> {
  const connection = await db.connectForMigration();
  const session = await connection.adapter.connect();
  await session.executeScript(script);
  await session.dispose();
  await connection.close();
}

const lines = async (db: Database, text: string) => (await db.query<[string]>({ text, values: [] })).map(([line]) => line);
const history = (db: Database) =>
  lines(
    db,
    `SELECT jsonb_build_array("id", "operation", "type", "nodeId", "version", "before", "after")::text FROM "Change"
     UNION ALL SELECT jsonb_build_array("id", "by", "at")::text FROM "ChangeSet"
     UNION ALL SELECT to_jsonb(m)::text FROM "MergedPerson" m ORDER BY 1`,
  );

async function damageOf(db: Database): Promise<string[]> {
  const found: string[] = [];
  await verifyStore(db, {
    ended: (_, { shown }) => void found.push(...shown.map(({ row, constraint }) => `${row}: ${constraint}`)),
  });
  return found;
}

/** Dumps the store by name. Entries of annotations that were split in SQL lack defaults, and their lists have no order. */
async function contentOf(db: Database) {
  const { AnnotationEntry: entries, ...tables } = await dumpByName(db);
  const ordered = (entries as Record<string, string[]>[]).map(({ collection, key, refersTo, about }) =>
    JSON.stringify([collection, key, refersTo!.toSorted(), about!.toSorted()]),
  );
  const annotations: unknown[] = [];
  for (const { slug } of await db.prisma.source.findMany({ orderBy: { slug: 'asc' } })) {
    annotations.push(await db.prisma.$transaction((tx) => storedAnnotation(tx, slug)));
  }
  return { ...tables, entries: ordered.toSorted(), annotations };
}

/** Creates a store from the annotations. */
async function madeAfresh(annotations: string[]): Promise<Database> {
  const db = await opened(emptyStore());
  await seedCountries(db, () => {});
  for (const line of annotations) {
    const { annotation, text } = JSON.parse(line) as { annotation: object; text: string | null };
    const result = await importAnnotations(db.prisma, [{ yaml: JSON.stringify(annotation), text: text ?? undefined }]);
    expect(result).toHaveProperty('reports');
  }
  return db;
}

for (const release of RELEASES) {
  test(`row 6: a store whose newest migration is ${release} is upgraded`, async (context) => {
    context.skip(!thorough, 'only in `npm run test:all`');
    const db = await opened(bareStore());
    await migrate(db, await migrationsUpTo(release));
    await runScript(db, await readFile(`tests/faults/releases/${release}.sql`, 'utf8'));
    const annotations = await lines(db, 'SELECT to_jsonb(d)::text FROM "SourceDocument" d ORDER BY "sourceId"');
    expect(annotations).toHaveLength(2);
    const before = await history(db);

    // Through every release in between. Each refuses a store migrated by the next.
    const later = (await knownMigrations()).filter((name) => name > release);
    let older = await migrationsUpTo(release);
    for (const name of later) {
      const newer = await migrationsUpTo(name);
      expect(await migrate(db, newer)).toEqual([name]);
      const refused: unknown = await pendingMigrations(db, older).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(MigrationError);
      const line = `The store has the migration ${name}, which this version does not know. Run a newer version.`;
      expect((refused as Error).message).toBe(line);
      older = newer;
    }
    expect(await pendingMigrations(db)).toEqual([]);
    if (isPlanted) await db.prisma.visit.updateMany({ where: { title: { contains: '2016' } }, data: { places: [] } });

    expect(await history(db)).toEqual(before);
    await fillParagraphs(db, () => {}); // as `npx communique migrate` does
    await seedCountries(db, () => {});
    expect(await damageOf(db)).toEqual([]);
    expect(await contentOf(db)).toEqual(await contentOf(await madeAfresh(annotations)));
    // The project's annotation may have been reworded since, which updates rows.
    const said: string[] = [];
    await seed(db, (line) => said.push(line));
    expect(said.filter((line) => /created|deleted/.test(line))).toEqual([]);
    const again: string[] = [];
    await seed(db, (line) => again.push(line));
    expect(again.filter((line) => !line.endsWith('unchanged'))).toEqual([]);
    tellCounts(context, `2 sources through ${later.length} migrations from ${release}`);
  });
}
