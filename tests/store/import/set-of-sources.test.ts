import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Annotation } from '../../../src/model/annotation.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { storeEdit } from '../../../src/features/editing/store/store-edit.js';
import { writeTransaction } from '../../../src/store/transaction.js';
import { isUnchanged } from '../../../src/store/import/report.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import type { Database } from '../../../src/db/database.js';
import { emptyStore } from '../../support/store.js';
import { runsOfEach } from '../../support/thorough.js';
import { clear, dump, dumpByName } from '../dump.js';
import { COUNTRIES, smallAnnotation } from '../small-annotations.js';

// The store depends only on the set of imported annotations, whatever the order and number of imports.

let database: Database;

beforeAll(async () => {
  database = await emptyStore();
  await storeCountries(database.prisma, COUNTRIES);
});
afterAll(() => database.close());

const RUNS = { numRuns: runsOfEach(2, 20) };
// About 200 imports per property, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 });

/** Dumps an empty store after these imports. */
async function afterImporting(...annotations: Annotation[]) {
  await clear(database);
  for (const annotation of annotations) await storeAnnotation(database.prisma, annotation);
  return dumpByName(database);
}

test('importing a source twice has the same result as importing it once', async () => {
  await fc.assert(
    fc.asyncProperty(smallAnnotation('a'), async (annotation) => {
      await afterImporting(annotation);
      const once = await dump(database);
      const report = await storeAnnotation(database.prisma, annotation);
      expect(isUnchanged(report)).toBe(true);
      expect(await dump(database)).toEqual(once);
    }),
    RUNS,
  );
});

test('importing a source twice alongside others has the same result as importing it once', async () => {
  await fc.assert(
    fc.asyncProperty(smallAnnotation('a'), smallAnnotation('b'), async (a, b) => {
      await afterImporting(a, b);
      const once = await dump(database);
      expect(isUnchanged(await storeAnnotation(database.prisma, a))).toBe(true);
      expect(isUnchanged(await storeAnnotation(database.prisma, b))).toBe(true);
      expect(await dump(database)).toEqual(once);
    }),
    RUNS,
  );
});

test('the order of imports makes no difference', async () => {
  await fc.assert(
    fc.asyncProperty(smallAnnotation('a'), smallAnnotation('b'), smallAnnotation('c'), async (a, b, c) => {
      const forwards = await afterImporting(a, b, c);
      expect(await afterImporting(c, a, b)).toEqual(forwards);
      expect(await afterImporting(b, c, a)).toEqual(forwards);
    }),
    RUNS,
  );
});

test('nothing remains of the earlier version of a corrected source', async () => {
  await fc.assert(
    fc.asyncProperty(smallAnnotation('a'), smallAnnotation('a'), smallAnnotation('b'), async (before, after, b) => {
      const corrected = await afterImporting(after, b);
      expect(await afterImporting(before, b, after)).toEqual(corrected);
      expect(await afterImporting(before, after, b)).toEqual(corrected);
    }),
    RUNS,
  );
});

test('an edit that compares only what it changes has the same result as an import', async () => {
  await fc.assert(
    fc.asyncProperty(smallAnnotation('a'), smallAnnotation('a'), smallAnnotation('b'), fc.nat(), async (...given) => {
      const [before, other, b, seed] = given;
      const after = { ...before, ...partOf(other, seed), source: { ...before.source, title: other.source.title } };
      const imported = await afterImporting(before, b, after);
      await afterImporting(before, b);
      await writeTransaction(database.prisma, (tx) => storeEdit(tx, before, after, {}));
      expect(await dumpByName(database)).toEqual(imported);
    }),
    RUNS,
  );
});

/** Returns the claims of one kind in an annotation, with all of its shared entries, so that every reference resolves. */
function partOf(annotation: Annotation, seed: number): Partial<Annotation> {
  const { people, organizations, topics, visits, events, kinship, positions, statements } = annotation;
  const parts = [{ kinship: [] }, { positions: [] }, { statements: {} }, { kinship, positions, people, organizations }];
  return [...parts, { people, organizations, topics, visits, events, kinship, positions, statements }][seed % 5]!;
}

test('a row unaffected by a correction keeps its id', async () => {
  await fc.assert(
    fc.asyncProperty(smallAnnotation('a'), smallAnnotation('a'), async (before, after) => {
      await afterImporting(before);
      const ids = await idsByKey(database);
      await storeAnnotation(database.prisma, after);
      for (const [key, id] of await idsByKey(database)) expect(ids.get(key) ?? id).toBe(id);
    }),
    RUNS,
  );
});

/** Returns the ids of all rows with a slug, and of the statements. */
async function idsByKey(database: Database): Promise<Map<string, string>> {
  const slugs = ['Person', 'Organization', 'Topic', 'Visit', 'Event', 'Source'].map(
    (table) => `SELECT '${table} ' || "slug", "id"::text FROM "${table}"`,
  );
  const statements = `SELECT 'Statement ' || "key", "id"::text FROM "Statement"`;
  return new Map(await database.query<[string, string]>({ text: [...slugs, statements].join(' UNION ALL '), values: [] }));
}
